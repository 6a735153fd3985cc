package org.campana.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers without a session what needs none: Spring looks into it several times for whatever it answers, a style
/// sheet too. For that one it would cost a query; for the page "not available right now" the database that holds the
/// session is what is away. Stands right behind Spring Session's filter.
final class SessionlessFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(isFile(request) || isAway(request) ? new WithoutSession(request) : request, response);
    }

    private static boolean isFile(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/frame/") || path.startsWith("/webjars/") || path.equals("/favicon.ico");
    }

    private static boolean isAway(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                && FaultFinder.isUnavailable(thrown);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static final class WithoutSession extends HttpServletRequestWrapper {

        WithoutSession(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            return create ? super.getSession(true) : null;
        }

        @Override
        public @Nullable String getRequestedSessionId() {
            return null;
        }

        @Override
        public boolean isRequestedSessionIdValid() {
            return false;
        }
    }
}
