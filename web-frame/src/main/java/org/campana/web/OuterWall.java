package org.campana.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.session.web.http.SessionRepositoryFilter;

/// What stands before the doors of [SecurityChains]: headers, the limit of a body, calls that are signed, and
/// the words of refusals that come from outside of Spring.
@Configuration(proxyBeanMethods = false)
class OuterWall {

    @Bean
    RequestRejectedHandler firewallProblems(ProblemWriter problems) {
        return (request, response, rejected) -> problems.write(request, response, KnownProblems.unreadableRequest());
    }

    @Bean
    FilterRegistrationBean<SecurityHeadersFilter> securityHeaders(WebSettings settings) {
        return outer(new SecurityHeadersFilter(settings.secure()), 0);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(
            WebSettings settings, ObjectProvider<UploadRoutes> uploads, ProblemWriter problems) {
        Set<String> paths =
                uploads.stream().flatMap(each -> each.paths().stream()).collect(Collectors.toSet());
        return outer(new BodyLimitFilter(settings.largestBody(), settings.largestUpload(), paths, problems), 1);
    }

    @Bean
    SignedCallsFilter signedCallsFilter(ObjectProvider<SignedCalls> calls, AccessGate gate, ProblemWriter problems) {
        return new SignedCallsFilter(() -> calls.orderedStream().toList(), gate, problems);
    }

    /// Behind the observation of requests, so that these are counted too.
    @Bean
    FilterRegistrationBean<SignedCallsFilter> signedCalls(SignedCallsFilter filter) {
        FilterRegistrationBean<SignedCallsFilter> registration = outer(filter, 2);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RushFilter> rushLine(
            WebSettings settings, ObjectProvider<RushRoutes> routes, ProblemWriter problems) {
        Set<String> paths =
                routes.stream().flatMap(each -> each.paths().stream()).collect(Collectors.toSet());
        FilterRegistrationBean<RushFilter> registration = outer(
                new RushFilter(
                        paths, settings.rushAtOnce(), settings.rushLongestLine(), settings.rushPatience(), problems),
                3);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> containerProblems() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ContainerProblems.class.getName());
            }
        });
    }

    @Bean
    FilterRegistrationBean<SessionlessFilter> sessionless() {
        FilterRegistrationBean<SessionlessFilter> registration = new FilterRegistrationBean<>(new SessionlessFilter());
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER + 1);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }

    private static <F extends Filter> FilterRegistrationBean<F> outer(F filter, int place) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Integer.MIN_VALUE + place);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }
}
