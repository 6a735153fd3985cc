package org.campana.web;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Answers what never becomes a request of ours, such as a broken first line or headers that are too long, and what
/// fails once more while its error page is drawn: as a problem, where Tomcat would send a page of its own. Public
/// because Tomcat makes it by its class name.
public final class ContainerProblems extends ErrorReportValve {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// One for each host.
    public ContainerProblems() {}

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int code = response.getStatus();
        if (code < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean open = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
        if (!open.get()) {
            return;
        }
        try {
            SecurityHeadersFilter.set(response);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            Problem problem = thrown != null && code >= HttpStatus.INTERNAL_SERVER_ERROR.value()
                    ? FaultFinder.problemOf(thrown)
                    : problem(HttpStatus.resolve(code));
            response.setStatus(problem.status().value());
            problem.headers().forEach(response::setHeader);
            JSON.writeValue(response.getReporter(), ProblemWriter.body(problem));
            response.finishResponse();
        } catch (IOException | RuntimeException gone) {
            // Whoever sent it has hung up; there is nobody left to answer and nothing to save.
            container.getLogger().debug("answer not delivered");
        }
    }

    private static Problem problem(@Nullable HttpStatus status) {
        return switch (status) {
            case null -> KnownProblems.unreadableRequest();
            case BAD_REQUEST -> KnownProblems.unreadableRequest();
            default -> KnownProblems.ofStatus(status);
        };
    }
}
