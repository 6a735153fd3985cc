package org.campana.web;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/// The doors, in the order they are tried: operator's port, static files, keys ([KeyDoor]), signed callbacks, pages.
/// All but the first two end at the same [AccessGate].
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    @Bean
    AccessGate accessGate(List<AccessRules> rules) {
        return new AccessGate(rules);
    }

    @Bean
    Refusals refusals(ProblemWriter problems) {
        return new Refusals(problems);
    }

    /// Health and metrics, on the management port only; on the public port no rule lists them, so they do not exist.
    /// What may be read there is `management.endpoint.*.access` in application.yml.
    @Bean
    @Order(1)
    SecurityFilterChain operatorChain(HttpSecurity http, OperatorPort port) {
        return stateless(http)
                .securityMatcher(port)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .build();
    }

    @Bean
    OperatorPort operatorPort() {
        return new OperatorPort();
    }

    /// Nobody reads how long each filter took, and to note it cost a fifth of what a request did.
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /// Our own style, script and pictures: no session is read for them, so the database is left alone.
    @Bean
    @Order(2)
    SecurityFilterChain staticChain(HttpSecurity http) {
        return stateless(http)
                .securityMatcher("/frame/**", "/webjars/**", "/favicon.ico")
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .build();
    }

    /// Callers that sign what they send; the module behind the path checks the signature itself.
    @Bean
    @Order(4)
    SecurityFilterChain callbackChain(HttpSecurity http, AccessGate gate, Refusals refusals, ProblemWriter problems) {
        stateless(http).securityMatcher("/webhooks/**", "/carrier/**");
        return gated(http, gate, refusals, problems);
    }

    @Bean
    @Order(5)
    SecurityFilterChain pageChain(
            HttpSecurity http, AccessGate gate, Refusals refusals, ProblemWriter problems, PageSession session) {
        bare(http)
                .csrf(csrf -> csrf.csrfTokenRepository(session.csrf()))
                .securityContext(context -> context.securityContextRepository(session.contexts()))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .addFilterBefore(session.longest(), SecurityContextHolderFilter.class);
        return gated(http, gate, refusals, problems);
    }

    @Bean
    PageSession pageSession(WebSettings settings, Clock clock) {
        return new PageSession(
                csrfCookie(settings.secure()),
                new DelegatingSecurityContextRepository(
                        new RequestAttributeSecurityContextRepository(), new HttpSessionSecurityContextRepository()),
                new LongestSessionFilter(clock, settings.longestSession()));
    }

    @Bean
    SecurityContextRepository pageContexts(PageSession session) {
        return session.contexts();
    }

    @Bean
    SessionAuthenticationStrategy newSessionAtSignIn(PageSession session) {
        return new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(session.csrf())));
    }

    /// There are no passwords. Without this bean Boot would make a user with one, and print it.
    @Bean
    AuthenticationManager noPasswords() {
        return authentication -> {
            throw new BadCredentialsException("There are no passwords here");
        };
    }

    /// In the cookie, not in the session: a report page that was open for an hour can still be sent, and a visitor
    /// who signs in nowhere costs no row. The name's prefix keeps a neighbouring host from setting it.
    private static CsrfTokenRepository csrfCookie(boolean secure) {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName(secure ? "__Host-csrf" : "csrf");
        repository.setCookiePath("/");
        repository.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(secure).sameSite("Lax"));
        return repository;
    }

    static HttpSecurity stateless(HttpSecurity http) {
        return bare(http)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    /// Nothing that Spring Security adds by itself: headers are our outermost filter's, and nobody logs in by form.
    private static HttpSecurity bare(HttpSecurity http) {
        return http.headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable);
    }

    static SecurityFilterChain gated(HttpSecurity http, AccessGate gate, Refusals refusals, ProblemWriter problems) {
        return http.addFilterBefore(new UnlistedFilter(gate, problems), AuthorizationFilter.class)
                .exceptionHandling(
                        refuse -> refuse.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(all -> all.anyRequest().access(gate))
                .build();
    }

    /// What the page door keeps between requests.
    record PageSession(CsrfTokenRepository csrf, SecurityContextRepository contexts, LongestSessionFilter longest) {}
}
