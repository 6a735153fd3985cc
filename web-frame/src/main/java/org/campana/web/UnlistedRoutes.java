package org.campana.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Stops the start if one of our handlers has no access rule (reliability, section 3: an unlisted route fails the
/// build). It could never be reached, and its author would look for the reason in the wrong place.
final class UnlistedRoutes implements SmartInitializingSingleton {

    private final Collection<RequestMappingHandlerMapping> mappings;
    private final AccessGate gate;

    UnlistedRoutes(Collection<RequestMappingHandlerMapping> mappings, AccessGate gate) {
        this.mappings = mappings;
        this.gate = gate;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> unlisted = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> isOurs(route.getValue()))
                .flatMap(route -> routes(route).stream())
                .sorted()
                .toList();
        if (!unlisted.isEmpty()) {
            throw new IllegalStateException("No access rule for " + String.join(", ", unlisted)
                    + ": list it in the AccessRules bean of the module that answers it");
        }
    }

    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("org.campana.") && handler.getBeanType() != ErrorPages.class;
    }

    private List<String> routes(Map.Entry<RequestMappingInfo, HandlerMethod> route) {
        Set<RequestMethod> methods = route.getKey().getMethodsCondition().getMethods();
        return route.getKey().getPatternValues().stream()
                .flatMap(pattern -> methods.stream()
                        .map(RequestMethod::asHttpMethod)
                        .filter(method -> isUnlisted(method, pattern))
                        .map(method -> method + " " + pattern))
                .toList();
    }

    /// A pattern is tried with an example of itself: `/incidents/{id}` as `/incidents/x`.
    private boolean isUnlisted(HttpMethod method, String pattern) {
        String example = pattern.replaceAll("\\{[^/]*}|\\*+", "x");
        return gate.rule(method, PathContainer.parsePath(example)).isEmpty();
    }
}
