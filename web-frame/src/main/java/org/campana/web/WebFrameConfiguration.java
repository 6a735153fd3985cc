package org.campana.web;

import javax.sql.DataSource;
import org.campana.web.retention.RetentionConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// What each service imports to stand on the web: the open frame, and with the database sessions, keys, sign-in,
/// the retention clocks and the transaction manager. It scans nothing; the importing service brings its own
/// [AccessRules].
@Configuration(proxyBeanMethods = false)
@Import({OpenFrameConfiguration.class, KeyDoor.class, SignInPages.class, RetentionConfiguration.class})
public class WebFrameConfiguration {

    /// Named primary because the Kafka side has one of its own kind, and `@Transactional` here always means the
    /// database.
    @Bean
    @Primary
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    SQLExceptionTranslator databaseErrors() {
        return new DatabaseErrors();
    }

    @Bean
    AccessRules signInAccess() {
        return AccessRules.of(
                AccessRules.everyone(HttpMethod.GET, "/"),
                AccessRules.everyone(HttpMethod.GET, "/sign-in"),
                AccessRules.everyone(HttpMethod.GET, "/sign-in/{token}"),
                AccessRules.everyone(HttpMethod.POST, "/sign-in/{token}"));
    }

    @Bean
    SignInLinks signInLinks(JdbcClient jdbc, FindByIndexNameSessionRepository<? extends Session> sessions) {
        return new SignInLinks(jdbc, sessions);
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
}
