package org.campana.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

/// The line before the routes of [RushRoutes]: before sessions and keys, which are looked up in the database.
final class RushFilter extends OncePerRequestFilter {

    private final Set<String> paths;
    private final Semaphore places;
    private final int longestLine;
    private final Duration patience;
    private final ProblemWriter problems;

    /// Takes its measure.
    ///
    /// @param atOnce how many are let in at a time
    /// @param longestLine how many may wait behind them
    /// @param patience how long each of those waits at most
    RushFilter(Set<String> paths, int atOnce, int longestLine, Duration patience, ProblemWriter problems) {
        this.paths = Set.copyOf(paths);
        this.places = new Semaphore(atOnce, true);
        this.longestLine = longestLine;
        this.patience = patience;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getMethod().equals("POST") || !paths.contains(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else if (getsIn()) {
            try {
                chain.doFilter(request, response);
            } finally {
                places.release();
            }
        } else {
            // Else the metrics of requests would not know this route from any unknown one.
            ServerHttpObservationFilter.findObservationContext(request)
                    .ifPresent(context -> context.setPathPattern(request.getRequestURI()));
            problems.write(request, response, KnownProblems.unavailable());
        }
    }

    /// How many wait now.
    int waiting() {
        return places.getQueueLength();
    }

    private boolean getsIn() {
        // Also the length of the line is bounded: under a flood, who is let in has not waited for long.
        if (waiting() >= longestLine) {
            return false;
        }
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
