package org.campana.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// What is wrong with a JSON body, said by place and rule and never by value: the parser's own messages quote the
/// body, which can hold a number or a reporter's words.
final class JsonProblems {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

    private JsonProblems() {}

    static Problem of(JacksonException cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case StreamConstraintsException limit -> beyondLimits();
            case StreamReadException broken -> broken(broken);
            case ValueInstantiationException refused -> refused(refused);
            case MismatchedInputException mismatch -> wrongType(mismatch);
            default -> malformed(cause);
        };
    }

    /// A body was needed and none came, or it ended in the middle.
    static Problem missing() {
        return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "malformed-json",
                        "The JSON cannot be read",
                        "The body is empty or is not JSON.")
                .fix("Send one JSON object in the body");
    }

    private static Problem unknownField(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        String fields = known == null
                ? ""
                : known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
        Problem problem = Problem.of(
                HttpStatus.BAD_REQUEST,
                "unknown-field",
                "There is a field we do not know",
                "The JSON has a field that is not part of this request" + at(unknown) + ".");
        path(unknown).ifPresent(problem::field);
        return problem.fix(fields.isEmpty() ? "Leave the field out" : "Leave it out or use one of: " + fields);
    }

    private static Problem beyondLimits() {
        return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "json-too-deep",
                        "The JSON is too deep or too long",
                        "It goes deeper than " + StrictJson.DEEPEST + " levels, or a name, number or text in it is"
                                + " longer than is accepted.")
                .fix("Send plain JSON as the reference shows it");
    }

    private static Problem broken(StreamReadException broken) {
        // The parser has no exception of its own for this; its words have been the same since Jackson 2.
        String message = broken.getOriginalMessage();
        if (message != null && message.startsWith("Duplicate ")) {
            return Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "duplicate-field",
                            "A field is there twice",
                            "The JSON names the same field twice" + at(broken) + "; which one counts is not clear.")
                    .fix("Send each field once");
        }
        return malformed(broken);
    }

    private static Problem malformed(JacksonException cause) {
        return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "malformed-json",
                        "The JSON cannot be read",
                        "The body is not valid JSON" + at(cause) + ".")
                .fix("Check brackets, quotes and commas there");
    }

    /// A record of ours refused its values: by a rule, or because a field it needs is missing, often misspelled (the
    /// parser makes the record before it looks at names it does not know).
    private static Problem refused(ValueInstantiationException refused) {
        Optional<String> rule = ownWords(refused.getCause());
        Problem problem = Problem.of(
                HttpStatus.BAD_REQUEST,
                "invalid-value",
                "A value is not acceptable",
                rule.orElse("A value breaks a rule, or a field that is needed is missing") + at(refused) + ".");
        path(refused).ifPresent(problem::field);
        Class<?> target = refused.getType() == null ? null : refused.getType().getRawClass();
        return problem.fix(
                target != null && target.isRecord()
                        ? "The fields here are: "
                                + Arrays.stream(target.getRecordComponents())
                                        .map(RecordComponent::getName)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                        : "See the reference for what the field may hold");
    }

    private static Problem wrongType(MismatchedInputException mismatch) {
        Class<?> wanted = mismatch.getTargetType();
        Problem problem = Problem.of(
                HttpStatus.BAD_REQUEST,
                "wrong-type",
                "A value has the wrong form",
                "A value in the JSON is not what its field holds" + at(mismatch) + ".");
        path(mismatch).ifPresent(problem::field);
        return problem.fix(wanted(wanted));
    }

    /// What a field of this type wants, as an instruction.
    static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "See the reference for what the field holds";
        }
        if (type.isEnum()) {
            return "Use one of: "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
            case "boolean" -> "Use true or false";
            case "int", "integer", "long", "short", "byte" -> "Use a whole number without quotes";
            case "double", "float", "bigdecimal" -> "Use a number without quotes";
            case "string", "charsequence" -> "Use a text in quotes";
            case "instant", "offsetdatetime" -> "Use a time such as 2026-11-22T14:10:00Z";
            case "localdate" -> "Use a date such as 2026-11-22";
            case "duration" -> "Use a duration such as PT15M";
            case "uuid" -> "Use a UUID such as 3f0c7f3e-9a2b-4c5d-8e6f-0123456789ab";
            case "list", "set", "collection", "arraylist" -> "Use a JSON array";
            default -> "See the reference for what the field holds";
        };
    }

    /// The message of a check of ours. Those name field and rule and no value (house rule); a message of the JDK or
    /// a library may quote the value and is not repeated.
    private static Optional<String> ownWords(@Nullable Throwable cause) {
        if (cause == null || cause.getClass() != IllegalArgumentException.class || cause.getMessage() == null) {
            return Optional.empty();
        }
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.campana.")
                ? Optional.of(cause.getMessage())
                : Optional.empty();
    }

    private static String at(JacksonException cause) {
        TokenStreamLocation location = cause.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static Optional<String> path(JacksonException cause) {
        StringBuilder path = new StringBuilder();
        List<JacksonException.Reference> steps = cause.getPath();
        for (JacksonException.Reference step : steps) {
            String name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else if (PLAIN_NAME.matcher(name).matches()) {
                path.append(path.isEmpty() ? "" : ".").append(name);
            } else {
                // Whoever puts a phone number where a name belongs does not get it back.
                return Optional.empty();
            }
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(path.toString());
    }
}
