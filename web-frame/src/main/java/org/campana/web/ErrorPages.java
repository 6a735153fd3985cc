package org.campana.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// Where the container sends what no controller answered: refusals of filters and failures outside of Spring MVC.
@Controller
final class ErrorPages implements ErrorController {

    private final ProblemWriter problems;
    private final ProblemPages pages;

    ErrorPages(ProblemWriter problems, ProblemPages pages) {
        this.problems = problems;
        this.pages = pages;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problem(request);
        if (ProblemWriter.wantsPage(request, originalPath(request))) {
            problems.head(response, problem);
            return pages.view(problem);
        }
        problems.writeJson(response, problem);
        return null;
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(ProblemWriter.ATTRIBUTE) instanceof Problem problem) {
            return problem;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return FaultFinder.problemOf(thrown);
        }
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return switch (status) {
            case null -> KnownProblems.unreadableRequest();
            case BAD_REQUEST -> KnownProblems.unreadableRequest();
            case UNAUTHORIZED -> KnownProblems.notSignedIn(originalPath(request));
            case FORBIDDEN -> KnownProblems.wrongRole();
            case NOT_FOUND -> KnownProblems.notFound();
            case CONTENT_TOO_LARGE -> KnownProblems.tooLarge();
            case SERVICE_UNAVAILABLE -> KnownProblems.unavailable();
            default -> KnownProblems.ofStatus(status);
        };
    }

    private static String originalPath(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }
}
