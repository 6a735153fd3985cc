package org.campana.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.campana.web.AccessRules.Everyone;
import org.campana.web.AccessRules.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

/// The way of [SignedCalls], behind the limit of a body.
final class SignedCallsFilter extends OncePerRequestFilter implements SmartInitializingSingleton {

    /// Nothing that a path could be written with in two ways.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final Supplier<List<SignedCalls>> made;
    private final AccessGate gate;
    private final ProblemWriter problems;
    private volatile List<SignedCalls> all = List.of();

    /// Takes who answers, who is made after the web server.
    SignedCallsFilter(Supplier<List<SignedCalls>> made, AccessGate gate, ProblemWriter problems) {
        this.made = made;
        this.gate = gate;
        this.problems = problems;
    }

    /// Fails with an [IllegalStateException] when a route is not open to everyone.
    @Override
    public void afterSingletonsInstantiated() {
        all = List.copyOf(made.get());
        for (SignedCalls calls : all) {
            Optional<Rule> rule = gate.rule(HttpMethod.POST, PathContainer.parsePath(route(calls, "x")));
            if (rule.isEmpty() || !(rule.get().who() instanceof Everyone)) {
                throw new IllegalStateException("POST " + route(calls, "*") + " is not open to everyone:"
                        + " list it in the AccessRules bean of the module that answers it");
            }
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedCalls calls = calls(request);
        if (calls == null) {
            chain.doFilter(request, response);
            return;
        }
        // Else the metrics of requests would not know this route from any unknown one.
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.setPathPattern(route(calls, "{name}")));
        try {
            calls.answer(name(request, calls), request, response);
        } catch (RuntimeException thrown) {
            problems.writeJson(response, FaultFinder.problemOf(thrown));
        }
    }

    private @Nullable SignedCalls calls(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return null;
        }
        for (SignedCalls each : all) {
            String path = request.getRequestURI();
            if (takesNames(each)
                    ? path.startsWith(each.at())
                            && NAME.matcher(name(request, each)).matches()
                    : path.equals(each.at())) {
                return each;
            }
        }
        return null;
    }

    private static String name(HttpServletRequest request, SignedCalls calls) {
        return request.getRequestURI().substring(calls.at().length());
    }

    private static String route(SignedCalls calls, String name) {
        return takesNames(calls) ? calls.at() + name : calls.at();
    }

    private static boolean takesNames(SignedCalls calls) {
        return calls.at().endsWith("/");
    }
}
