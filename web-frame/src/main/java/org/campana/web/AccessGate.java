package org.campana.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.campana.web.AccessRules.AnyOf;
import org.campana.web.AccessRules.Everyone;
import org.campana.web.AccessRules.Rule;
import org.campana.web.AccessRules.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// All modules' rules as one list: finds the rule of a request and decides by it. Without a rule nobody passes.
final class AccessGate implements AuthorizationManager<RequestAuthorizationContext> {

    private final List<Line> lines;

    /// Fails with an [IllegalStateException] if two rules speak of the same method and pattern: which of them holds
    /// would depend on the order of loading.
    AccessGate(List<AccessRules> modules) {
        Set<String> seen = new HashSet<>();
        List<Line> all = new ArrayList<>();
        for (AccessRules module : modules) {
            for (Rule rule : module.rules()) {
                if (!seen.add(rule.method() + " " + rule.pattern())) {
                    throw new IllegalStateException("Two access rules for " + rule.method() + " " + rule.pattern()
                            + ": keep one of them in the AccessRules of the module that answers it");
                }
                all.add(new Line(PathPatternParser.defaultInstance.parse(rule.pattern()), rule));
            }
        }
        all.sort(Comparator.comparing(Line::pattern));
        lines = List.copyOf(all);
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            // The refusal itself must be allowed out; ErrorPages shows nothing that needs a right.
            return new AuthorizationDecision(true);
        }
        return new AuthorizationDecision(rule(request)
                .map(rule -> switch (rule.who()) {
                    case Everyone everyone -> true;
                    case SignedIn signedIn -> person(who).isPresent();
                    case AnyOf anyOf ->
                        person(who)
                                .filter(person -> anyOf.roles().stream().anyMatch(person::has))
                                .isPresent();
                })
                .orElse(false));
    }

    /// The rule this request falls under, if any does.
    Optional<Rule> rule(HttpServletRequest request) {
        HttpMethod asked = HttpMethod.valueOf(request.getMethod());
        HttpMethod method = asked.equals(HttpMethod.HEAD) ? HttpMethod.GET : asked;
        return rule(method, path(request));
    }

    Optional<Rule> rule(HttpMethod method, PathContainer path) {
        return lines.stream()
                .filter(line ->
                        line.rule().method().equals(method) && line.pattern().matches(path))
                .map(Line::rule)
                .findFirst();
    }

    /// The methods that some rule allows on this path; empty for a path nobody answers.
    Set<String> methods(HttpServletRequest request) {
        PathContainer path = path(request);
        Set<String> methods = new TreeSet<>();
        for (Line line : lines) {
            if (line.pattern().matches(path)) {
                methods.add(line.rule().method().name());
            }
        }
        return methods;
    }

    private static PathContainer path(HttpServletRequest request) {
        return RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication();
    }

    private static Optional<Person> person(Supplier<? extends @Nullable Authentication> who) {
        return CurrentPerson.of(who.get());
    }

    private record Line(PathPattern pattern, Rule rule) {}
}
