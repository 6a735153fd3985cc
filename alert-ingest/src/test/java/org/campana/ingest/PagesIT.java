package org.campana.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campana.eventframe.TopicNames;
import org.campana.events.SchoolId;
import org.campana.events.Topics;
import org.campana.testing.CampanaIntegrationTest;
import org.campana.testing.TestInfra;
import org.campana.web.Person;
import org.campana.web.Role;
import org.campana.web.SignInLinks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The pages as a browser without script has them.
@CampanaIntegrationTest(
        classes = IngestTestApp.class,
        properties = {"campana.release.alerts-per-hour=1000"})
class PagesIT {

    @Autowired
    Desk desk;

    @Autowired
    TestPeople people;

    @Autowired
    SignInLinks links;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TopicNames names;

    @Test
    void anybodyReportsWithoutScriptAndASecondTapMakesNoSecondReport() throws Exception {
        SchoolId school = desk.newSchool();
        Browser phone = new Browser();
        String form = phone.get("/report").body();
        Map<String, String> filled = new LinkedHashMap<>();
        filled.put("_csrf", hidden(form, "_csrf"));
        filled.put("key", hidden(form, "key"));
        filled.put("activity", "people-in-vests");
        filled.put("schoolId", school.value());
        filled.put("minutesAgo", "5");
        filled.put("note", "<script>alert(1)</script>");

        String first = phone.post("/report", filled).body();
        String second = phone.post("/report", filled).body();

        String receipt = found(first, "class=\"receipt\"[^>]*>([A-Z0-9]{4})<");
        assertThat(second).contains(receipt);
        assertThat(jdbc.sql("select count(*) from ingest.report where receipt = :receipt and quarantined")
                        .param("receipt", receipt)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        String incident = jdbc.sql("select incident_id::text from ingest.report where receipt = :receipt")
                .param("receipt", receipt)
                .query(String.class)
                .single();
        String seen = signedIn(people.verifier("Ana"))
                .get("/desk/incidents/" + incident)
                .body();
        assertThat(seen).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
        assertThat(seen).contains("not invited");
    }

    @Test
    void whoMayReleaseIsNamedOnAPageAndShownWhereItMatters() throws Exception {
        SchoolId school = desk.newSchool();
        Person tom = people.releaser("Tom Diaz");
        Browser grace = signedIn(people.person("Grace", Role.NETWORK_ADMIN));
        String page = "/desk/releasers";
        assertThat(grace.get(page).body()).contains("Every releaser of the network", "school-" + school);

        String saved = grace.submit(
                page, page + "/" + school, Map.of("people", tom.id().toString()));

        assertThat(saved).contains("Only</span> <bdi>Tom Diaz", "Saved.");
        String alert = desk.familyAlert(school, people.verifier("Ana"), people.releaser("Marta"));
        assertThat(signedIn(people.releaser("Eve")).get("/desk/alerts/" + alert).body())
                .contains("This school named who may release", "Tom Diaz")
                .doesNotContain("Approve and send");
        assertThat(signedIn(tom).get("/desk/alerts/" + alert).body()).contains("Approve and send");
        assertThat(grace.get(page + "?lang=es").body()).contains("Quién puede liberar");
    }

    @Test
    void aRecordNobodyCouldReadIsShownWithoutItsContentReplayedAndSetAside() throws Exception {
        Browser grace = signedIn(people.person("Grace", Role.NETWORK_ADMIN));
        String page = "/desk/dead-letters";
        String key = UUID.randomUUID().toString();
        sendPoison(key);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> grace.get(page).body().contains(key));
        String shown = grace.get(page).body();
        String id = found(shown, "id=\"letter-(deliveries.concluded.v1_[0-9_]+)\">(?:(?!</section>)[\\s\\S])*" + key);
        assertThat(shown)
                .contains("UnreadableEventException", "Less than a minute ago")
                .doesNotContain("5005550006");
        assertThat(signedIn(people.verifier("Ana")).get(page).statusCode()).isEqualTo(403);

        String replayed = grace.submit(page, page + "/" + id + "/replay", Map.of());

        assertThat(replayed).contains("It is back on its way", "Replayed by", "Grace");
        await("it could not be read again, and lies there anew")
                .atMost(Duration.ofSeconds(30))
                .until(() -> count(grace.get(page).body(), key) == 2);
        String second = grace.get(page).body();
        assertThat(grace.post(page + "/" + id + "/set-aside", Map.of("_csrf", hidden(second, "_csrf")))
                        .body())
                .contains("Somebody was quicker", "Grace replayed");
        String next = found(second, "dead-letters/(deliveries.concluded.v1_[0-9_]+)/replay");
        assertThat(grace.submit(page, page + "/" + next + "/set-aside", Map.of()))
                .contains("Set aside by");
        assertThat(jdbc.sql(
                                "select what from ingest.audit where cause like '%' || :id || '%' or cause like '%' || :next || '%'")
                        .param("id", id)
                        .param("next", next)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("DEAD_LETTER_REPLAYED", "DEAD_LETTER_SET_ASIDE");
        assertThat(grace.get(page + "?lang=es").body()).contains("Registros que nadie pudo leer");
    }

    @Test
    void programsReplayDeadLettersToo() throws Exception {
        Person grace = people.person("Grace", Role.NETWORK_ADMIN);
        String key = UUID.randomUUID().toString();
        sendPoison(key);
        await().atMost(Duration.ofSeconds(30)).until(() -> idOf(grace, key).isPresent());
        String path = "/api/v1/dead-letters/" + idOf(grace, key).orElseThrow();

        desk.post(people.releaser("Luis"), path + "/replay").is(403);
        assertThat(desk.post(grace, path + "/set-aside").is(200).text("state")).isEqualTo("SET_ASIDE");
        assertThat(desk.post(grace, path + "/replay").is(409).text("fix")).contains("Nothing is left to do");
        desk.post(grace, "/api/v1/dead-letters/alerts.v1_0_999999_1/replay").is(404);
        desk.post(grace, "/api/v1/dead-letters/no-id/replay").is(404);
    }

    private Optional<String> idOf(Person admin, String key) {
        return desk.get(admin, "/api/v1/dead-letters")
                .is(200)
                .json()
                .valueStream()
                .filter(each -> each.path("key").asString("").equals(key))
                .map(each -> each.path("id").asString())
                .findFirst();
    }

    private static int count(String text, String word) {
        return text.split(Pattern.quote(word), -1).length - 1;
    }

    /// What nobody here understands, with a number in it.
    private void sendPoison(String key) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestInfra.kafka()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            names.of(Topics.CONCLUDED),
                            key,
                            "{\"to\":\"+15005550006\"".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    @Test
    void theReportPageSpeaksSpanish() throws Exception {
        assertThat(new Browser().get("/report?lang=es").body()).contains("¿Qué ve usted?", "lang=\"es\"");
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasTypedStays() throws Exception {
        Browser phone = new Browser();
        String form = phone.get("/report").body();

        String again = phone.post(
                        "/report",
                        Map.of("_csrf", hidden(form, "_csrf"), "key", hidden(form, "key"), "note", "at the gate"))
                .body();

        assertThat(again).contains("error-summary", "at the gate", hidden(form, "key"));
    }

    @Test
    void theWholeWayWorksByPlainForms() throws Exception {
        SchoolId school = desk.newSchool();
        String incident = desk.incident(school);
        Browser ana = signedIn(people.verifier("Ana"));
        Browser luis = signedIn(people.releaser("Luis"));
        String page = "/desk/incidents/" + incident;

        String empty = ana.get(page).body();
        assertThat(empty).contains("Confirm", "Nothing there", "Can't tell", "the staff");
        ana.submit(page, page + "/claim", Map.of());
        assertThat(signedIn(people.verifier("Ben")).get(page).body()).contains("Ana</strong> is deciding");
        String decided = ana.submit(
                page,
                page + "/decision",
                Map.of("outcome", "CONFIRMED", "basis", "seen-on-site", "placeId", "main-entrance"));
        assertThat(decided).contains("Confirmed", "Write to families", "Alert to");

        String alertPage = ana.submitAndFollow(
                page, page + "/alerts", Map.of("audience", "FAMILIES", "key", hidden(decided, "key")));
        String own = ana.get(alertPage).body();
        assertThat(own).contains("You wrote this", "Withdraw").doesNotContain("Approve and send");
        assertThat(luis.get(alertPage).body()).contains("Approve and send", "Send back");
        String released = luis.submit(alertPage, alertPage + "/approval", Map.of());
        assertThat(released).contains("Released", "All clear", "Correction", "Stop");
        String cleared = luis.submit(
                alertPage, alertPage + "/follow-ups", Map.of("kind", "ALL_CLEAR", "key", hidden(released, "key")));
        assertThat(cleared).contains("band-clear", "Sent by Luis");
        String stopped = luis.submit(alertPage, alertPage + "/stop", Map.of());
        assertThat(stopped).contains("Stopped");
    }

    @Test
    void aRefusalIsSaidOnThePageWhereItHappened() throws Exception {
        String incident = desk.incident(desk.newSchool());
        Browser ana = signedIn(people.verifier("Ana"));
        Person ben = people.verifier("Ben");
        String page = "/desk/incidents/" + incident;
        String form = ana.get(page).body();
        desk.post(ben, "/api/v1/incidents/" + incident + "/claim").is(200);

        HttpResponse<String> refused = ana.post(
                page + "/decision", Map.of("_csrf", hidden(form, "_csrf"), "outcome", "CONFIRMED", "basis", "other"));

        assertThat(refused.body()).contains("error-summary", "Somebody else is deciding", "Ben");
    }

    @Test
    void theEmptyDeskTeaches() throws Exception {
        jdbc.sql("update ingest.incident set claimed_by = null, claimed_until = null")
                .update();
        Browser grace = signedIn(people.person("Grace", Role.AUDITOR));

        String page = grace.get("/desk").body();

        assertThat(page).contains("Desk", "Alerts");
        assertThat(grace.get("/desk/queue").body()).contains("id=\"queue\"");
    }

    @Test
    void strangersSeeNoDesk() throws Exception {
        assertThat(new Browser().get("/desk").body()).doesNotContain("Waiting");
        assertThat(signedIn(people.reporter()).get("/desk").statusCode()).isEqualTo(403);
    }

    private Browser signedIn(Person person) throws IOException, InterruptedException {
        Browser browser = new Browser();
        String link = links.issue(person, Duration.ofMinutes(5));
        String form = browser.get(link).body();
        browser.post(link, Map.of("_csrf", hidden(form, "_csrf")));
        return browser;
    }

    private static String hidden(String page, String name) {
        Matcher input =
                Pattern.compile("<input[^>]*name=\"" + name + "\"[^>]*>").matcher(page);
        assertThat(input.find()).as("%s in %s", name, page).isTrue();
        return found(input.group(), "value=\"([^\"]*)\"");
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as("%s in %s", pattern, page).isTrue();
        return matcher.group(1);
    }

    /// A browser without script: cookies, links, forms.
    private final class Browser {

        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return http.send(
                    HttpRequest.newBuilder(uri(path))
                            .header("Accept", "text/html")
                            .build(),
                    text());
        }

        HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
            String body = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return http.send(
                    HttpRequest.newBuilder(uri(path))
                            .header("Accept", "text/html")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    text());
        }

        String submit(String page, String action, Map<String, String> fields) throws IOException, InterruptedException {
            return submitted(page, action, fields).body();
        }

        /// The path of the page the form leads to.
        String submitAndFollow(String page, String action, Map<String, String> fields)
                throws IOException, InterruptedException {
            return submitted(page, action, fields).uri().getPath();
        }

        private HttpResponse<String> submitted(String page, String action, Map<String, String> fields)
                throws IOException, InterruptedException {
            Map<String, String> all = new LinkedHashMap<>(fields);
            all.put("_csrf", hidden(get(page).body(), "_csrf"));
            HttpResponse<String> answer = post(action, all);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("error-summary");
            return answer;
        }

        private URI uri(String path) {
            return URI.create("http://localhost:" + desk.port() + path);
        }

        private static HttpResponse.BodyHandler<String> text() {
            return HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
        }
    }
}
