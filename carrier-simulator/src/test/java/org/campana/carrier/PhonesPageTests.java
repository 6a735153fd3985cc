package org.campana.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.carrier.ledger.Phone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The phones page over HTTP, as a browser without JavaScript and as its event stream.
class PhonesPageTests {

    private static final String ROSA = "+12135550102";
    private static final String AMAL = "+13055550103";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static Simulator simulator;
    private static Receiver receiver;

    @BeforeAll
    static void start() {
        receiver = new Receiver();
        simulator = Simulator.start(Map.of(
                "carrier.page",
                "true",
                "carrier.inbound-url",
                receiver.url("/in"),
                "carrier.voice-url",
                receiver.url("/voice")));
        simulator
                .phones()
                .register(new Phone(ROSA, "Rosa <Delgado>", "es", Phone.WritingDirection.LTR, Phone.Skin.SMART, true));
        simulator.phones().register(new Phone(AMAL, "Amal", "ar", Phone.WritingDirection.RTL, Phone.Skin.BASIC, true));
    }

    @AfterAll
    static void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void phonesStandSideBySideWithTheirTextsAndStates() {
        delivered(ROSA, "Alertas Valle: niños seguros. <script>");

        String page = get("/demo/phones").body();

        assertThat(page)
                .contains("Demo. Nothing here is a real message.")
                .contains("Rosa &lt;Delgado&gt;")
                .contains("<span lang=\"es\">Español</span>")
                .contains("lang=\"es\" dir=\"ltr\">Alertas Valle: niños seguros. &lt;script&gt;</bdi>")
                .contains("<strong>Delivered</strong>")
                .contains("GSM-7, 1 segment")
                .contains("phone-basic")
                .doesNotContain("style=\"")
                .doesNotContain("onclick");
    }

    @Test
    void textHasTheDirectionOfItsOwnWordsAndEnglishIsNotReadAsArabic() {
        delivered(AMAL, "تنبيهات فالي: الأطفال بأمان");
        delivered(AMAL, "Valle Alerts: all clear");

        String page = get("/demo/phones/13055550103").body();

        assertThat(page).contains("lang=\"ar\" dir=\"rtl\">تنبيهات");
        assertThat(page).contains("lang=\"en\" dir=\"ltr\">Valle Alerts: all clear");
        assertThat(page).contains("UCS-2, 1 segment");
    }

    @Test
    void formWithoutJavaScriptSendsThePhonesWords() {
        HttpResponse<String> sent = post("/demo/phones/12135550102/texts", Map.of("words", "¿Puedo ir ya?"));

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith("/demo/phones/12135550102");
        await().until(() -> receiver.calls().stream()
                .anyMatch(call -> "¿Puedo ir ya?".equals(call.form().get("Body"))));
        await().until(() -> get("/demo/phones/12135550102").body().contains("<strong>Arrived</strong>"));
    }

    @Test
    void answeredTextIsShownAsReplied() {
        String number = "+16175550105";
        delivered(number, "Is all well? 1=OK");

        post("/demo/phones/16175550105/texts", Map.of("key", "1"));

        assertThat(get("/demo/phones/16175550105").body()).contains("<strong>Replied</strong>");
    }

    @Test
    void phoneCallsTheNumberAndItsKeysGoToTheCall() {
        String number = "+16175550106";
        String page = "/demo/phones/16175550106";
        says(
                "/voice",
                "<Gather numDigits=\"1\" timeout=\"30\" action=\"/key\"><Say language=\"es-MX\">Puertas</Say></Gather>");
        says("/key", "<Say language=\"es-MX\">Gracias</Say>");
        simulator
                .phones()
                .register(new Phone(number, "Juana", "es", Phone.WritingDirection.LTR, Phone.Skin.BASIC, false));

        post(page + "/texts", Map.of("key", "CALL"));
        await().untilAsserted(() -> assertThat(get(page).body())
                .contains(
                        "This phone called the number",
                        "lang=\"es-MX\" dir=\"ltr\">Puertas</bdi>",
                        "<strong>On the line</strong>"));
        post(page + "/texts", Map.of("key", "2"));

        await().untilAsserted(() -> assertThat(get(page).body())
                .contains("Key 2 pressed.", "Gracias", "<strong>Over</strong>")
                .doesNotContain("Keys 1, 2 and 3 go to this call now."));
        assertThat(simulator.ledger().ofPhone(number)).as("texts of this phone").isEmpty();
        post(page + "/texts", Map.of("key", "2"));
        assertThat(simulator.ledger().ofPhone(number))
                .as("texts once the call is over")
                .hasSize(1);
    }

    @Test
    void phoneThatIsCalledShowsWhatItHearsAndTakesKeys() {
        String page = "/demo/phones/16175550107";
        says("/called", "<Gather numDigits=\"1\" timeout=\"30\" action=\"/key\"><Play>/clip.wav</Play></Gather>");
        says("/key", "<Hangup/>");
        receiver.serving("/clip.wav", "audio/wav", new byte[] {1, 2, 3});

        Call.creator(
                        new PhoneNumber("+16175550107"),
                        new PhoneNumber(Simulator.NUMBER),
                        URI.create(receiver.url("/called")))
                .create(simulator.twilio());
        await().untilAsserted(() -> assertThat(get(page).body())
                .contains("This phone was called", "A recording is played.", "On the line"));
        post(page + "/texts", Map.of("key", "1"));

        await().untilAsserted(() -> assertThat(get(page).body()).contains("Key 1 pressed.", "<strong>Over</strong>"));
        assertThat(get("/demo/phones/all?q=0107").body()).contains("16175550107");
    }

    @Test
    void formWithoutItsTokenIsRefused() {
        HttpResponse<String> refused = simulator.send(
                form("/demo/phones/12135550102/texts", "words=hello").build());

        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void phoneIsFoundByNameNumberOrLanguage() {
        assertThat(get("/demo/phones/all?q=amal").body())
                .contains("/demo/phones/13055550103")
                .doesNotContain("/demo/phones/12135550102\"");
        assertThat(get("/demo/phones/all?q=0102").body()).contains("/demo/phones/12135550102");
        assertThat(get("/demo/phones/all?q=ar").body()).contains("/demo/phones/13055550103");
        assertThat(get("/demo/phones/all?q=nobody").body()).contains("No phone fits");
    }

    @Test
    void switchesChangeTheNetworkAndAreShown() {
        post(
                "/demo/phones/network",
                Map.of("delay", "USUAL", "loss", "ALL", "reports", "DOUBLED", "outage", "DOUBTFUL"));
        try {
            assertThat(simulator.scripts().all())
                    .extracting(script -> script.name())
                    .containsExactlyInAnyOrder("page-loss", "page-reports", "page-outage");
            assertThat(get("/demo/phones").body())
                    .contains("The network is set to misbehave.")
                    .containsPattern("<option value=\"ALL\" selected");
        } finally {
            post(
                    "/demo/phones/network",
                    Map.of("delay", "USUAL", "loss", "NONE", "reports", "USUAL", "outage", "NONE"));
        }
        assertThat(simulator.scripts().all()).isEmpty();
    }

    @Test
    void streamBeginsWithEachPhoneAndTellsWhatIsNew() throws IOException, InterruptedException {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                InputStream stream = http.send(
                                HttpRequest.newBuilder(URI.create(
                                                simulator.origin() + "/demo/phones/stream?phones=12135550102"))
                                        .header("Last-Event-ID", "7")
                                        .build(),
                                HttpResponse.BodyHandlers.ofInputStream())
                        .body()) {
            Thread reader = Thread.ofVirtual().start(() -> read(stream, lines));
            await().until(() -> lines.contains("event:phone-12135550102"));
            lines.clear();

            Message sent = Message.creator(new PhoneNumber(ROSA), Simulator.SERVICE, "Dos líneas\nen vivo")
                    .create(simulator.twilio());

            await().until(() -> lines.stream().anyMatch(line -> line.contains(sent.getSid())));
            await().until(() -> lines.contains("event:news"));
            assertThat(lines).anyMatch(line -> line.contains("Rosa &lt;Delgado&gt; got a text or a call."));
            assertThat(lines).anyMatch(line -> line.startsWith("id:"));
            reader.interrupt();
            http.shutdownNow();
        }
    }

    @Test
    void pageDoesNotExistWhereItIsNotSwitchedOn() {
        try (Simulator plain = Simulator.start()) {
            assertThat(plain.call("GET", "/demo/phones", null).statusCode()).isEqualTo(404);
            assertThat(plain.call("GET", "/demo/phones/stream?phones=1", null).statusCode())
                    .isEqualTo(404);
        }
    }

    private static void says(String path, String verbs) {
        receiver.serving(path, "text/xml", ("<Response>" + verbs + "</Response>").getBytes(StandardCharsets.UTF_8));
    }

    private static void read(InputStream stream, List<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | java.io.UncheckedIOException ended) {
            // The test is over.
        }
    }

    private static void delivered(String number, String body) {
        String sid = Message.creator(new PhoneNumber(number), Simulator.SERVICE, body)
                .create(simulator.twilio())
                .getSid();
        await().until(() ->
                simulator.ledger().message(sid).map(CarrierMessage::status).orElseThrow() == MessageStatus.DELIVERED);
    }

    private static HttpResponse<String> get(String path) {
        HttpResponse<String> response = simulator.call("GET", path, null);
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    private static HttpResponse<String> post(String path, Map<String, String> fields) {
        HttpResponse<String> page = get("/demo/phones");
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return simulator.send(form(path, body + "&_csrf=" + token.group(1))
                .header("Cookie", cookie)
                .build());
    }

    private static HttpRequest.Builder form(String path, String body) {
        return HttpRequest.newBuilder(URI.create(simulator.origin() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
