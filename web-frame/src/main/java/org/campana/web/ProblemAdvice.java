package org.campana.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.ModelAndView;

/// Turns whatever a controller throws into a problem, as JSON or as a page.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemAdvice {

    private final ProblemWriter problems;
    private final ProblemPages pages;

    ProblemAdvice(ProblemWriter problems, ProblemPages pages) {
        this.problems = problems;
        this.pages = pages;
    }

    /// The listener of an event stream has gone, or its time is over: nobody is left to be told.
    @ExceptionHandler({AsyncRequestNotUsableException.class, AsyncRequestTimeoutException.class})
    void ended(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    @ExceptionHandler
    @Nullable
    ModelAndView answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (thrown instanceof AccessDeniedException || thrown instanceof AuthenticationException) {
            // Belongs to the filters, which know whether to ask for a sign-in.
            throw thrown;
        }
        Problem problem = FaultFinder.problemOf(thrown);
        if (response.isCommitted()) {
            return null;
        }
        if (ProblemWriter.wantsPage(request, request.getRequestURI())) {
            problems.head(response, problem);
            return pages.view(problem);
        }
        problems.writeJson(response, problem);
        return null;
    }
}
