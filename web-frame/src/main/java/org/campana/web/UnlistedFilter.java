package org.campana.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers what no rule lists: 405 if the path has rules for other methods, else 404. Deny by default looks the same
/// to everyone, so it tells nothing of who may what, and a mistyped address is not asked to sign in.
final class UnlistedFilter extends OncePerRequestFilter {

    private final AccessGate gate;
    private final ProblemWriter problems;

    UnlistedFilter(AccessGate gate, ProblemWriter problems) {
        this.gate = gate;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (gate.rule(request).isPresent()) {
            chain.doFilter(request, response);
            return;
        }
        Set<String> others = gate.methods(request);
        problems.write(
                request, response, others.isEmpty() ? KnownProblems.notFound() : KnownProblems.wrongMethod(others));
    }
}
