package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormIT extends OnRealPort {

    @Test
    void formWithItsTokenIsTakenWithoutSigningIn() {
        assertThat(browser().form("/report", "/report", Map.of("note", "x")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void formFromElsewhereIsRefusedAndSaysWhatToDo() {
        Visitor victim = browser();
        victim.get("/report");

        HttpResponse<String> response = victim.form("/report", Map.of("note", "x"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("<h1>This form is too old</h1>", "Nothing was done");
    }

    @Test
    void tokenOfSomebodyElseDoesNotHelp() {
        String token = Visitor.token(browser().get("/report").body());
        Visitor victim = browser();
        victim.get("/report");

        assertThat(victim.form("/report", Map.of("note", "x", "_csrf", token)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void signOutByALinkFromElsewhereDoesNothing() {
        Visitor ana = signedIn();

        ana.get("/sign-out");
        ana.form("/sign-out", Map.of());

        assertThat(ana.get("/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void missingFieldOfAFormIsNamedOnAPage() {
        HttpResponse<String> response = browser().form("/report", "/report", Map.of());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("The parameter note is needed and was not sent.");
    }

    @Test
    void refusalByAModuleIsAPageInItsWords() {
        HttpResponse<String> response = browser().form("/report", "/report", Map.of("note", "refuse"));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body())
                .contains("<h1>It is already here</h1>", "We have this report.", "Nothing more to do.</p>");
    }

    @Test
    void largeFormIsRefused() {
        HttpResponse<String> response = browser().form("/report", "/report", Map.of("note", "x".repeat(70_000)));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("<h1>That is too much at once</h1>");
    }

    @Test
    void largeFormWithoutALengthIsRefusedToo() {
        Visitor visitor = browser();
        String form = "_csrf=" + Visitor.token(visitor.get("/report").body()) + "&note=" + "x".repeat(70_000);

        HttpResponse<String> response = visitor.send(
                "/report",
                "POST",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form.getBytes(StandardCharsets.US_ASCII))),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("<h1>That is too much at once</h1>");
    }

    @Test
    void chosenLanguageIsKept() {
        Visitor visitor = browser();
        visitor.get("/sign-in?lang=es");

        assertThat(visitor.get("/sign-in").body()).contains("lang=\"es\"", "<h1>Entrar</h1>");
        assertThat(visitor.get("/sign-in?lang=en").body()).contains("<h1>Sign in</h1>");
    }

    @Test
    void languageWeDoNotWriteIsEnglish() {
        assertThat(browser().with("Accept-Language", "fr").get("/sign-in").body())
                .contains("<h1>Sign in</h1>");
        assertThat(browser().get("/sign-in?lang=%3Cscript%3E").body())
                .contains("<h1>Sign in</h1>")
                .doesNotContain("script>\"");
    }

    @Test
    void pageWrittenInArabicIsMirroredAndOffersItAndNoOtherPageDoes() {
        Visitor visitor = browser();

        assertThat(visitor.get("/gallery?lang=ar").body())
                .contains("<html lang=\"ar\" dir=\"rtl\"", "hreflang=\"ar\"", "العربية");
        assertThat(visitor.get("/gallery").body()).contains("<html lang=\"ar\" dir=\"rtl\"");
        assertThat(visitor.get("/sign-in").body())
                .contains("<html lang=\"en\" class")
                .doesNotContain("hreflang=\"ar\"");
        assertThat(browser()
                        .with("Accept-Language", "ar-EG, es")
                        .get("/sign-in")
                        .body())
                .contains("<html lang=\"es\"");
    }
}
