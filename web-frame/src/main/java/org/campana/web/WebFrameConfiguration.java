package org.campana.web;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// What each service imports to stand on the web: security, sessions, problems, pages, strict JSON, the clock and the
/// transaction manager. It scans nothing; the importing service brings its own [AccessRules].
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebSettings.class, NetworkSettings.class})
@Import({
    SecurityChains.class,
    StrictJson.class,
    ProblemAdvice.class,
    ProblemPages.class,
    ErrorPages.class,
    SignInPages.class,
    Icon.class
})
public class WebFrameConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// Named primary because the Kafka side has one of its own kind, and `@Transactional` here always means the
    /// database.
    @Bean
    @Primary
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    AccessRules frameAccess() {
        return AccessRules.of(
                AccessRules.everyone(HttpMethod.GET, "/problems/{slug}"),
                AccessRules.everyone(HttpMethod.GET, "/sign-in"),
                AccessRules.everyone(HttpMethod.GET, "/sign-in/{token}"),
                AccessRules.everyone(HttpMethod.POST, "/sign-in/{token}"),
                AccessRules.everyone(HttpMethod.GET, "/favicon.ico"));
    }

    @Bean
    PersonKeys personKeys(JdbcClient jdbc) {
        return new PersonKeys(jdbc);
    }

    @Bean
    SignInLinks signInLinks(JdbcClient jdbc, FindByIndexNameSessionRepository<? extends Session> sessions) {
        return new SignInLinks(jdbc, sessions);
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    UnlistedRoutes unlistedRoutes(Map<String, RequestMappingHandlerMapping> mappings, AccessGate gate) {
        return new UnlistedRoutes(mappings.values(), gate);
    }

    /// `__Host-` makes the browser refuse a cookie that is not Secure, has a domain, or was set by a neighbour. Lax,
    /// since Strict would sign out a verifier who follows a link from a message (reliability, section 6).
    @Bean
    CookieSerializer sessionCookie(WebSettings settings) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(settings.secure() ? "__Host-sid" : "sid");
        cookie.setUseSecureCookie(settings.secure());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    /// Two requests of one session at the same moment may both write an attribute; PostgreSQL needs `on conflict`.
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionWrites() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /// Every module's `i18n/<module>.properties`; a text missing in a language is shown in English, never in the
    /// language of the machine.
    @Bean
    MessageSource messageSource() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties");
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(Arrays.stream(files)
                .map(file -> Objects.requireNonNull(file.getFilename()))
                .map(name -> "i18n/" + name.replaceFirst("(_[a-zA-Z]+)*\\.properties$", ""))
                .distinct()
                .sorted()
                .toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    Languages localeResolver(WebSettings settings) {
        return new Languages(settings.secure());
    }

    @Bean
    FrameBean frame(NetworkSettings network) {
        return new FrameBean(network);
    }

    @Bean
    DoctypeDialect doctypeDialect() {
        return new DoctypeDialect();
    }

    @Bean
    WebMvcConfigurer frameInterceptors(Languages languages) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(languages);
                registry.addInterceptor(new FormTokenInterceptor());
            }
        };
    }
}
