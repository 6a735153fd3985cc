package org.campana.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Margin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A family joins on a small phone in its own language, with the keyboard alone or without JavaScript, reads the code
/// on its phone, and leaves by its link. The network prints posters.
class JoinJourneyIT extends WithDemo {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void awaitTheSchools() {
        Awaitility.await("the schools of the town are on /join")
                .until(() -> get("/join").contains("/join/rivera"));
    }

    @ParameterizedTest
    @CsvSource({
        "en, ltr, +13125550111, true",
        "es, ltr, +13125550112, true",
        "ar, rtl, +13125550113, true",
        "es, ltr, +13125550114, false"
    })
    void aFamilyJoinsWithTheCodeOnItsPhoneAndLeavesByItsLink(
            String language, String direction, String number, boolean script) {
        Page phone = browser.person(360, 640, script);
        String state = " in " + language + (script ? "" : " without script");
        phone.navigate(demo.address() + "/join?lang=" + language);
        assertThat(phone.locator("html")).hasAttribute("lang", language);
        if (direction.equals("rtl")) {
            assertThat(phone.locator("html")).hasAttribute("dir", "rtl");
        }
        check(phone, "the schools" + state, script);

        choose(phone, "a.card[href='/join/rivera']", script);
        phone.waitForURL("**/join/rivera");
        assertThat(phone.locator("#first")).hasValue(language);
        check(phone, "languages and number" + state, script);
        type(phone, "#number", number, script);
        choose(phone, "main form button.btn-primary", script);

        phone.waitForURL("**/join/rivera/code/*");
        check(phone, "the code" + state, script);
        type(phone, "#code", codeOn(number), script);
        choose(phone, "main form button.btn-primary", script);

        phone.waitForURL("**/leave/*?joined");
        assertThat(phone.locator(".band-clear")).isVisible();
        check(phone, "joined" + state, script);
        choose(phone, "main a.btn", script);
        phone.waitForURL(Pattern.compile(".*/leave/[A-Za-z0-9_-]{43}$"));
        check(phone, "the private page" + state, script);
        choose(phone, "main form button.btn-primary", script);

        assertThat(phone.locator(".band-clear")).isVisible();
        check(phone, "left" + state, script);
        assertThat(browser.foreignRequests()).as("requests to other hosts").isEmpty();
        assertThat(browser.complaints()).as("errors in the console").isEmpty();
    }

    @Test
    void aWrongNumberAndAWrongCodeAreSaidWhereTheyStand() {
        Page phone = browser.person(360, 640, true);
        phone.navigate(demo.address() + "/join/rivera?lang=es");
        phone.locator("#number").fill("12345");
        phone.locator("main form button.btn-primary").click();
        assertThat(phone.locator("#number-error")).isVisible();
        check(phone, "a wrong number", true);

        phone.locator("#number").fill("+13125550115");
        phone.locator("main form button.btn-primary").click();
        phone.waitForURL("**/join/rivera/code/*");
        phone.locator("#code").fill("000000".equals(codeOn("+13125550115")) ? "111111" : "000000");
        phone.locator("main form button.btn-primary").click();

        assertThat(phone.locator("#code-error")).isVisible();
        check(phone, "a wrong code", true);
        // Apart, since a browser writes the status 410 into its console.
        try (BrowserUnderTest apart = new BrowserUnderTest(demo.address())) {
            Page stranger = apart.person(360, 640, true);
            stranger.navigate(demo.address() + "/leave/nobodys?lang=ar");
            assertThat(stranger.locator("h1")).isVisible();
            apart.assertSound(stranger, "a link that is not in use");
        }
    }

    @Test
    void postersPrintOnOnePageOfA4AndOfLetter() {
        Page grace = browser.fromTheTour("Run the network as Grace", 1280, 800, true);
        grace.navigate(demo.address() + "/posters");
        check(grace, "the posters", true);

        for (String language : List.of("en", "es", "ar", "ht")) {
            grace.navigate(demo.address() + "/posters/rivera/" + language);
            assertThat(grace.locator("main svg path").last()).isVisible();
            check(grace, "a poster in " + language, true);
            for (String paper : List.of("A4", "Letter")) {
                assertThat(sheets(grace, paper))
                        .as("sheets of %s for the poster in %s", paper, language)
                        .isEqualTo(1);
            }
        }
        Page small = grace.context().newPage();
        small.setViewportSize(360, 640);
        small.navigate(demo.address() + "/posters/rivera/ar");
        check(small, "a poster on a phone", true);
    }

    /// The browser's own push service is out of reach here; what it would hand to our service worker is handed over by
    /// the developer tools.
    @Test
    void aNoticeIsShownOnTheDeviceAndATapOpensItsWords() {
        Page phone = browser.person(360, 640, true);
        phone.context().grantPermissions(List.of("notifications"));
        CDPSession tools = phone.context().newCDPSession(phone);
        CompletableFuture<String> registered = new CompletableFuture<>();
        tools.on("ServiceWorker.workerRegistrationUpdated", event -> {
            if (!event.getAsJsonArray("registrations").isEmpty()) {
                registered.complete(event.getAsJsonArray("registrations")
                        .get(0)
                        .getAsJsonObject()
                        .get("registrationId")
                        .getAsString());
            }
        });
        tools.send("ServiceWorker.enable");
        phone.navigate(demo.address() + "/join/rivera?lang=ar");
        phone.evaluate("navigator.serviceWorker.register('/frame/notices.js')");
        phone.waitForCondition(registered::isDone);
        phone.evaluate("navigator.serviceWorker.getRegistration('/frame/').then(found => found.active || new Promise("
                + "ready => (found.installing || found.waiting).addEventListener('statechange', event => "
                + "event.target.state === 'activated' && ready())))");

        push(tools, registered.join(), "مؤكد قرب المدرسة");
        Awaitility.await("the first is shown")
                .until(() -> shown(phone), List.of("تنبيهات|مؤكد قرب المدرسة|ar|rtl")::equals);
        push(tools, registered.join(), "انتهى");
        Awaitility.await("the second takes the place of the first")
                .until(() -> shown(phone), List.of("تنبيهات|انتهى|ar|rtl")::equals);

        phone.navigate(demo.address() + "/notice?lang=es");
        assertThat(phone.locator("#no-notice")).isVisible();
        check(phone, "no notice", true);
        phone.navigate(demo.address() + "/notice?lang=es#"
                + URLEncoder.encode(
                                "{\"title\":\"Alertas <b>Valle</b>\",\"body\":\"FIN. Todo bien.\",\"lang\":\"es\",\"dir\":\"ltr\"}",
                                StandardCharsets.UTF_8)
                        .replace("+", "%20"));
        assertThat(phone.locator("#notice h2")).hasText("Alertas <b>Valle</b>");
        assertThat(phone.locator("#notice p")).hasText("FIN. Todo bien.");
        assertThat(phone.locator("#no-notice")).isHidden();
        check(phone, "a notice", true);
    }

    private static Object shown(Page phone) {
        return phone.evaluate("async () => (await (await navigator.serviceWorker.getRegistration('/frame/'))"
                + ".getNotifications()).map(each => [each.title, each.body, each.lang, each.dir].join('|'))");
    }

    private void push(CDPSession tools, String registration, String words) {
        JsonObject message = new JsonObject();
        message.addProperty("origin", demo.address().toString());
        message.addProperty("registrationId", registration);
        message.addProperty(
                "data",
                "{\"web_push\":8030,\"notification\":{\"title\":\"تنبيهات\",\"body\":\"" + words
                        + "\",\"lang\":\"ar\",\"dir\":\"rtl\",\"tag\":\"one\"}}");
        tools.send("ServiceWorker.deliverPushMessage", message);
    }

    private static int sheets(Page page, String paper) {
        byte[] pdf = page.pdf(new Page.PdfOptions()
                .setFormat(paper)
                .setPrintBackground(true)
                .setMargin(new Margin()
                        .setTop("10mm")
                        .setBottom("10mm")
                        .setLeft("10mm")
                        .setRight("10mm")));
        Matcher sheet = SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        int sheets = 0;
        while (sheet.find()) {
            sheets++;
        }
        return sheets;
    }

    private String codeOn(String number) {
        Awaitility.await("a text on the phone").until(() -> !textsOn(number).isEmpty());
        Matcher code = CODE.matcher(textsOn(number).getLast());
        assertThat(code.find()).as("a code in the text").isTrue();
        return code.group();
    }

    private List<String> textsOn(String number) {
        JsonNode ledger = JSON.readTree(get("/carrier/control/ledger"));
        return ledger.valueStream()
                .filter(message -> message.path("to").asString("").equals(number))
                .map(message -> message.path("body").asString(""))
                .toList();
    }

    private String get(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(demo.address() + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// With the keyboard where there is a script to tell where it is; by a tap elsewhere.
    private static void choose(Page page, String selector, boolean keyboard) {
        if (keyboard) {
            tabTo(page, page.locator(selector).first());
            page.keyboard().press("Enter");
        } else {
            page.locator(selector).first().click();
        }
    }

    private static void type(Page page, String selector, String text, boolean keyboard) {
        if (keyboard) {
            tabTo(page, page.locator(selector));
            page.keyboard().type(text);
        } else {
            page.locator(selector).fill(text);
        }
    }

    private static void tabTo(Page page, Locator wanted) {
        for (int stops = 0; stops < 60; stops++) {
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not get there");
    }

    private void check(Page page, String state, boolean script) {
        browser.picture(page, state.replaceAll("[^A-Za-z0-9]+", "-"));
        if (script) {
            browser.assertSound(page, state);
        }
    }
}
