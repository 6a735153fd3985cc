package org.campana.web;

import jakarta.validation.ConstraintViolationException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/// Finds the problem behind an exception, whoever threw it. What is not expected becomes a fault ([FaultLog]).
final class FaultFinder {

    private FaultFinder() {}

    static Problem problemOf(Throwable thrown) {
        if (find(thrown, BodyLimitFilter.TooLargeException.class) != null) {
            return KnownProblems.tooLarge();
        }
        return switch (thrown) {
            case Problem problem -> problem;
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case BindException invalid -> invalid(invalid);
            case HandlerMethodValidationException invalid -> invalid(invalid);
            case ConstraintViolationException invalid -> invalid(invalid);
            case MissingRequestHeaderException missing -> missing("header", missing.getHeaderName());
            case MissingServletRequestParameterException missing -> missing("parameter", missing.getParameterName());
            case MissingServletRequestPartException missing -> missing("part", missing.getRequestPartName());
            case MissingPathVariableException missing -> missing("part of the path", missing.getVariableName());
            case MethodArgumentTypeMismatchException mismatch -> wrongParameter(mismatch);
            case TypeMismatchException mismatch -> wrongParameter(mismatch.getPropertyName(), mismatch);
            case HttpRequestMethodNotSupportedException method -> KnownProblems.wrongMethod(methods(method));
            case HttpMediaTypeNotSupportedException type -> wrongMediaType(type);
            case HttpMediaTypeNotAcceptableException type -> notAcceptable(type);
            case NoResourceFoundException missing -> KnownProblems.notFound();
            case NoHandlerFoundException missing -> KnownProblems.notFound();
            case MaxUploadSizeExceededException large ->
                KnownProblems.tooLarge().fix("Send a smaller file");
            case InvalidParameterException unread ->
                unread.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                        ? KnownProblems.tooLarge()
                        : KnownProblems.unreadableRequest();
            case ErrorResponse known -> ofStatus(known);
            default -> isUnavailable(thrown) ? FaultLog.unavailable(thrown) : FaultLog.fault(thrown);
        };
    }

    private static Problem unreadable(HttpMessageNotReadableException unreadable) {
        JacksonException json = find(unreadable, JacksonException.class);
        return json == null ? JsonProblems.missing() : JsonProblems.of(json);
    }

    private static Problem invalid(BindException invalid) {
        FieldError first = invalid.getBindingResult().getFieldError();
        if (first == null) {
            return invalidValue("", "The values do not fit together");
        }
        if (first.isBindingFailure()) {
            return wrongParameter(first.getField(), null);
        }
        return invalidValue(first.getField(), rule(first.getDefaultMessage()));
    }

    private static Problem invalid(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .findFirst()
                .map(result -> {
                    String parameter = name(result.getMethodParameter());
                    return result.getResolvableErrors().stream()
                            .findFirst()
                            .map(error -> error instanceof FieldError field
                                    ? invalidValue(field.getField(), rule(field.getDefaultMessage()))
                                    : invalidValue(parameter, rule(error.getDefaultMessage())))
                            .orElseGet(() -> invalidValue(parameter, "is not acceptable"));
                })
                .orElseGet(() -> invalidValue("", "The values do not fit together"));
    }

    private static Problem invalid(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .findFirst()
                .map(violation -> {
                    String path = violation.getPropertyPath().toString();
                    return invalidValue(path.substring(path.indexOf('.') + 1), rule(violation.getMessage()));
                })
                .orElseGet(() -> invalidValue("", "The values do not fit together"));
    }

    private static Problem invalidValue(String field, String rule) {
        Problem problem = Problem.of(
                HttpStatus.BAD_REQUEST,
                "invalid-value",
                "A value is not acceptable",
                field.isEmpty() ? rule + "." : field + " " + rule + ".");
        return field.isEmpty() ? problem : problem.field(field).fix("Correct " + field + " and send it again");
    }

    private static String rule(@Nullable String message) {
        return message == null || message.isBlank() ? "is not acceptable" : message;
    }

    private static Problem missing(String kind, String name) {
        return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "missing-" + kind.replace(' ', '-').toLowerCase(Locale.ROOT),
                        "Something needed is missing",
                        "The " + kind + " " + name + " is needed and was not sent.")
                .field(name)
                .fix("Send the " + kind + " " + name);
    }

    private static Problem wrongParameter(MethodArgumentTypeMismatchException mismatch) {
        return wrongParameter(mismatch.getName(), mismatch);
    }

    private static Problem wrongParameter(@Nullable String name, @Nullable TypeMismatchException mismatch) {
        Problem problem = Problem.of(
                HttpStatus.BAD_REQUEST,
                "wrong-type",
                "A value has the wrong form",
                (name == null ? "A value" : name) + " does not have the form it needs.");
        if (name != null) {
            problem.field(name);
        }
        return problem.fix(JsonProblems.wanted(mismatch == null ? null : mismatch.getRequiredType()));
    }

    private static Set<String> methods(HttpRequestMethodNotSupportedException method) {
        String[] supported = method.getSupportedMethods();
        return supported == null ? Set.of() : new TreeSet<>(Arrays.asList(supported));
    }

    private static Problem wrongMediaType(HttpMediaTypeNotSupportedException type) {
        String known = MediaType.toString(type.getSupportedMediaTypes());
        return Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "wrong-media-type",
                        "The body has a form we do not read",
                        "The Content-Type of the request is not accepted here.")
                .fix(known.isEmpty() ? "Use another Content-Type" : "Use Content-Type: " + known)
                .header(HttpHeaders.ACCEPT, known);
    }

    private static Problem notAcceptable(HttpMediaTypeNotAcceptableException type) {
        String known = MediaType.toString(type.getSupportedMediaTypes());
        return Problem.of(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        "We do not have it in that form",
                        "None of the forms named in Accept can be given.")
                .fix(known.isEmpty() ? "Accept application/json" : "Accept: " + known);
    }

    private static Problem ofStatus(ErrorResponse known) {
        HttpStatus status = HttpStatus.resolve(known.getStatusCode().value());
        return KnownProblems.ofStatus(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
    }

    /// The database is away or full: another try can help, and no 2xx may be given (reliability, 2.2).
    static boolean isUnavailable(Throwable thrown) {
        return find(thrown, DataAccessResourceFailureException.class) != null
                || find(thrown, TransientDataAccessException.class) != null
                || find(thrown, CannotCreateTransactionException.class) != null
                // The connection broke in the middle, so not even a rollback was possible.
                || find(thrown, TransactionSystemException.class) != null
                || find(thrown, SQLTransientConnectionException.class) != null;
    }

    private static String name(MethodParameter parameter) {
        String name = parameter.getParameterName();
        return name == null ? "" : name;
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
        Throwable current = thrown;
        for (int depth = 0; current != null && depth < 20; depth++, current = current.getCause()) {
            if (type.isInstance(current)) {
                return type.cast(current);
            }
        }
        return null;
    }
}
