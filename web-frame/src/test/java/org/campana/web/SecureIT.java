package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// The same behind https, as in production.
@TestPropertySource(properties = "campana.public-url=https://alerts.example.org")
class SecureIT extends OnRealPort {

    @Test
    void hstsCoversAYearAndSubdomains() {
        assertThat(browser().get("/report").headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000; includeSubDomains");
    }

    @Test
    void cookiesAreBoundToThisHostAndToHttps() {
        Visitor ana = browser();
        String link = links.issue(person(), Duration.ofMinutes(5));

        HttpResponse<String> offer = ana.get(link);
        HttpResponse<String> signedIn = ana.form(link, Map.of("_csrf", Visitor.token(offer.body())));

        assertThat(offer.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("__Host-csrf=[^;]+; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("__Host-sid="))
                .singleElement()
                .asString()
                .matches("__Host-sid=[^;]+; Path=/; Secure; HttpOnly; SameSite=Lax");
    }
}
