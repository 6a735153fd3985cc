package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.campana.events.Language;
import org.campana.notifier.address.PhoneNumber;
import org.campana.web.Person;
import org.campana.web.Role;
import org.campana.web.SignInLinks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

class LeavingPagesIT extends WithTexts {

    private static final String PAGE = "/people/leaving";

    @Autowired
    private SignInLinks links;

    @Autowired
    private Environment environment;

    private HttpClient browser;

    @BeforeEach
    void openBrowser() {
        browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    private String submit(String page, String action) throws IOException, InterruptedException {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"").matcher(page);
        assertThat(token.find()).isTrue();
        return browser.send(
                        HttpRequest.newBuilder(uri(action))
                                .header("Accept", "text/html")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("_csrf=" + token.group(1)))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private URI uri(String path) {
        return URI.create(environment.getRequiredProperty("campana.public-url") + path);
    }

    private void signIn(Role role) throws IOException, InterruptedException {
        String link = links.issue(new Person(UUID.randomUUID(), "Rosa", Set.of(role)), Duration.ofMinutes(5));
        submit(get(link).body(), link);
    }

    private static String action(PhoneNumber number, String verb, LeavingPagesIT test) {
        return PAGE + "/" + test.person(number) + "/" + verb;
    }

    @Test
    void anAdministratorReadsTheWordsAndDecidesOnce() throws Exception {
        PhoneNumber leaver = freshNumber();
        PhoneNumber stayer = freshNumber();
        family(leaver);
        family(stayer);
        text(leaver, "remove me <script>alert(1)</script>");
        text(stayer, "They told me: leave me alone. What now?");
        signIn(Role.NETWORK_ADMIN);

        String page = get(PAGE).body();
        assertThat(page)
                .contains("remove me &lt;script&gt;", "What now?", "Less than an hour ago", "They left", "They stay")
                .doesNotContain("<script>alert", leaver.e164().substring(2));

        assertThat(submit(page, action(leaver, "left", this)))
                .contains("off the list")
                .doesNotContain("remove me");
        assertThat(enrolled(leaver)).isEmpty();
        assertThat(numberKept(leaver)).isFalse();
        assertThat(consents(leaver)).containsExactly("OPT_IN KEYWORD", "HELD FREE_TEXT", "OPT_OUT FREE_TEXT");

        assertThat(submit(page, action(stayer, "stays", this)))
                .contains("Texts go to them again")
                .doesNotContain("What now?");
        assertThat(consents(stayer)).containsExactly("OPT_IN KEYWORD", "HELD FREE_TEXT", "RELEASED PERSON_READ");
        assertTexted(stayer);

        assertThat(submit(page, action(stayer, "left", this))).contains("Nothing was changed");
        assertThat(submit(page, action(leaver, "stays", this))).contains("Nothing was changed");
        assertThat(enrolled(stayer)).isPresent();
        assertHeldBack(leaver);
    }

    @Test
    void whoHasWaitedForMoreThanADayStandsOut() throws Exception {
        PhoneNumber number = freshNumber();
        family(number, Language.SPANISH);
        text(number, "ya no quiero mensajes");
        jdbc.sql("update notify.leaving_review set said_at = now() - interval '25 hours' where person_id = :person")
                .param("person", person(number).value())
                .update();
        signIn(Role.NETWORK_ADMIN);

        assertThat(get(PAGE).body()).contains("25 hours ago", "Longer than a day");
        assertThat(get(PAGE + "?lang=es").body()).contains("Hace 25 horas", "Más de un día", "Se queda");
    }

    @Test
    void nobodyElseReadsThem() throws Exception {
        assertThat(get(PAGE).body()).doesNotContain("They wrote").contains("Sign in");
        signIn(Role.VERIFIER);

        assertThat(get(PAGE).statusCode()).isEqualTo(403);
    }
}
