package org.campana.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.campana.eventframe.TopicNames;
import org.campana.events.AlertId;
import org.campana.events.Answer;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.DeliveriesReported;
import org.campana.events.DeliveriesReported.DeliveryReport;
import org.campana.events.DeliveryId;
import org.campana.events.DeliveryStatus;
import org.campana.events.Event;
import org.campana.events.EventId;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.ReplyReceived;
import org.campana.events.SchoolId;
import org.campana.events.SliceFannedOut;
import org.campana.events.SuppressionReason;
import org.campana.events.Topics;
import org.campana.testing.CampanaIntegrationTest;
import org.campana.web.Person;
import org.campana.web.retention.RetentionRounds;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CampanaIntegrationTest(
        classes = IngestTestApp.class,
        properties = {"campana.release.alerts-per-hour=1000", "campana.progress.at-once=3"})
class ProgressIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant START = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

    @Autowired
    Desk desk;

    @Autowired
    TestPeople people;

    @Autowired
    KafkaTemplate<String, Event> events;

    @Autowired
    TopicNames names;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RetentionRounds rounds;

    @Autowired
    ConfigurableApplicationContext context;

    @Test
    void whateverTheOrderAndHoweverOftenTheCountsAreTheSame() {
        SchoolId school = desk.newSchool();
        Person luis = people.releaser("Luis");
        AlertId alert = released(school, luis);
        List<PersonId> told = people(10);
        List<Event> all = new ArrayList<>();
        all.add(slice(alert, 1, 2, 6, new SliceFannedOut.HeldBack(SuppressionReason.PERSON_CAP, Language.SPANISH, 2)));
        all.add(slice(alert, 2, 2, 4));
        for (int n = 0; n < told.size(); n++) {
            for (DeliveryStatus status : List.of(
                    DeliveryStatus.QUEUED,
                    DeliveryStatus.SENDING,
                    DeliveryStatus.SENT,
                    n == 9 ? DeliveryStatus.FAILED_PERMANENT : DeliveryStatus.DELIVERED)) {
                all.add(report(alert, school, told.get(n), status, n < 3 ? "mam" : "es", n));
            }
        }
        all.add(reply(alert, school, told.getFirst(), Answer.NEED_HELP, 1));
        all.add(reply(alert, school, told.getFirst(), Answer.SEEN, 2));
        all.add(reply(alert, school, told.get(1), Answer.SEEN, 1));
        all.addAll(all.subList(5, 20));
        Collections.shuffle(all, new Random(7));

        all.forEach(this::send);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(view(luis, alert).path("state").asString()).isEqualTo("COMPLETED"));
        JsonNode view = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> view(luis, alert),
                        seen -> seen.at("/answers/FAMILIES/SEEN").asInt(0) == 2);
        assertThat(view.path("recipients").asInt()).isEqualTo(10);
        assertThat(view.path("accepted").asInt()).isEqualTo(10);
        assertThat(view.path("delivered").asInt()).isEqualTo(9);
        assertThat(view.path("byStatus")).isEqualTo(JSON.readTree("{\"DELIVERED\":9,\"FAILED_PERMANENT\":1}"));
        assertThat(view.path("byLanguage")).isEqualTo(JSON.readTree("{\"es\":10}"));
        assertThat(view.path("bySchool").path(school.value()).asInt()).isEqualTo(10);
        assertThat(view.path("byFailure")).isEqualTo(JSON.readTree("{\"LANDLINE\":1}"));
        assertThat(view.path("fallbacks"))
                .isEqualTo(JSON.readTree("[{\"wanted\":\"mam\",\"language\":\"es\",\"people\":3}]"));
        assertThat(view.path("heldBack"))
                .isEqualTo(JSON.readTree("[{\"reason\":\"PERSON_CAP\",\"language\":\"es\",\"people\":2}]"));
        assertThat(view.at("/answers/FAMILIES")).isEqualTo(JSON.readTree("{\"SEEN\":2}"));
        assertThat(Instant.parse(view.path("firstAcceptedAt").asString())).isEqualTo(START.plusMillis(2000));
        assertThat(Instant.parse(view.path("lastAcceptedAt").asString())).isEqualTo(START.plusMillis(2009));
        assertThat(view.path("endedAt").asString()).isNotBlank();
    }

    @Test
    void recipientsAreUnknownUntilEverySliceHasReported() {
        SchoolId school = desk.newSchool();
        Person luis = people.releaser("Luis");
        AlertId alert = released(school, luis);
        PersonId somebody = PersonId.random();

        send(slice(alert, 1, 2, 1));
        send(report(alert, school, somebody, DeliveryStatus.DELIVERED, "es", 0));
        JsonNode half = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> view(luis, alert), seen -> seen.path("delivered").asInt() == 1);
        assertThat(half.path("recipients").isNull()).isTrue();
        assertThat(half.path("state").asString()).isEqualTo("RELEASED");

        send(new SliceFannedOut(
                alert,
                1,
                2,
                2,
                1,
                List.of(),
                List.of(new SliceFannedOut.Planned(school, Language.of("ht"), Language.of("ht"), 1))));
        JsonNode whole = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> view(luis, alert), seen -> seen.path("recipients").asInt(0) == 2);

        assertThat(whole.path("byStatus")).isEqualTo(JSON.readTree("{\"CREATED\":1,\"DELIVERED\":1}"));
        assertThat(whole.path("byLanguage")).isEqualTo(JSON.readTree("{\"es\":1,\"ht\":1}"));
        assertThat(whole.path("state").asString()).isEqualTo("RELEASED");
    }

    @Test
    void anAlertEndsByTheDatabasesClockAndSaysWhetherEverythingLeft() {
        Person luis = people.releaser("Luis");
        SchoolId school = desk.newSchool();
        AlertId left = released(school, luis);
        AlertId stuck = released(desk.newSchool(), luis);
        send(slice(left, 1, 1, 1));
        send(report(left, school, PersonId.random(), DeliveryStatus.SENT, "es", 0));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> view(luis, left).path("accepted").asInt() == 1);

        overdue(left);
        overdue(stuck);

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(view(luis, left).path("state").asString()).isEqualTo("COMPLETED");
            assertThat(view(luis, stuck).path("state").asString()).isEqualTo("EXPIRED");
        });
    }

    @Test
    void whatAProcessThatDiedHadTakenInIsLookedAtAfterTheNextStart() {
        Person luis = people.releaser("Luis");
        SchoolId school = desk.newSchool();
        AlertId alert = released(school, luis);
        jdbc.sql("""
                begin;
                insert into ingest.slice_progress values ('%1$s', 1, 1, 1, 1);
                insert into ingest.delivery_progress values (overlay(gen_random_uuid()::text placing left('%1$s', 8) from 1)::uuid, '%1$s', 1, 'DELIVERED', 20, null, null,
                    '%2$s', 'SMS', 'es', 'es', 1, now(), now());
                commit
                """.formatted(alert, school)).update();
        assertThat(view(luis, alert).path("state").asString()).isEqualTo("RELEASED");

        context.publishEvent(new ApplicationReadyEvent(
                new SpringApplication(IngestTestApp.class), new String[0], context, Duration.ZERO));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(view(luis, alert).path("state").asString()).isEqualTo("COMPLETED"));
    }

    @Test
    void threeDaysAfterTheLastNewsOnlyCountsAreLeftAndTheySayTheSame() {
        SchoolId school = desk.newSchool();
        Person luis = people.releaser("Luis");
        AlertId alert = released(school, luis);
        List<PersonId> told = people(2);
        send(slice(alert, 1, 1, 2));
        send(report(alert, school, told.getFirst(), DeliveryStatus.DELIVERED, "mam", 0));
        send(report(alert, school, told.getLast(), DeliveryStatus.FAILED_PERMANENT, "es", 9));
        send(reply(alert, school, told.getFirst(), Answer.SEEN, 1));
        JsonNode before = Awaitility.await()
                .until(
                        () -> view(luis, alert),
                        seen -> seen.at("/answers/FAMILIES/SEEN").asInt(0) == 1
                                && seen.path("state").asString().equals("COMPLETED")
                                && seen.path("accepted").asInt() == 1);
        rounds.run();
        assertThat(details(alert)).as("not yet").isEqualTo(3);

        jdbc.sql("update ingest.delivery_progress set at = now() - interval '73 hours' where alert_id = :alert")
                .param("alert", alert.value())
                .update();
        jdbc.sql("update ingest.answer_progress set received_at = now() - interval '73 hours' where alert_id = :alert")
                .param("alert", alert.value())
                .update();
        rounds.run();

        assertThat(details(alert)).isZero();
        assertThat(view(luis, alert)).isEqualTo(before);
        long version = version(alert);
        send(report(alert, school, told.getFirst(), DeliveryStatus.DELIVERED, "mam", 0));
        Awaitility.await().until(() -> version(alert) > version);
        assertThat(details(alert)).as("a replay is not counted again").isZero();
        assertThat(view(luis, alert)).isEqualTo(before);
    }

    private int details(AlertId alert) {
        return jdbc.sql("""
                        select (select count(*) from ingest.delivery_progress where alert_id = :alert)
                            + (select count(*) from ingest.answer_progress where alert_id = :alert)
                        """).param("alert", alert.value()).query(Integer.class).single();
    }

    private long version(AlertId alert) {
        return jdbc.sql("select version from ingest.progress_version where alert_id = :alert")
                .param("alert", alert.value())
                .query(Long.class)
                .single();
    }

    @Test
    void followUpsAreCountedByThemselves() {
        SchoolId school = desk.newSchool();
        Person luis = people.releaser("Luis");
        AlertId alert = released(school, luis);
        desk.post(luis, "/api/v1/alerts/" + alert + "/follow-ups", Map.of("kind", "ALL_CLEAR"))
                .is(201);

        send(report(alert, school, PersonId.random(), DeliveryStatus.DELIVERED, "es", 0, 2));

        JsonNode view = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> view(luis, alert),
                        seen -> seen.at("/followUps/0/delivered").asInt(0) == 1);
        assertThat(view.path("delivered").asInt()).isZero();
        assertThat(view.at("/followUps/0/kind").asString()).isEqualTo("ALL_CLEAR");
        assertThat(view.at("/followUps/0/author").asString()).isEqualTo("Luis");
    }

    @Test
    void theLiveStreamShowsTheWholePictureAgainAndAgain() throws Exception {
        SchoolId school = desk.newSchool();
        Person luis = people.releaser("Luis");
        AlertId alert = released(school, luis);
        HttpResponse<InputStream> stream = open(luis, alert);
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(stream.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(next(lines).path("state").asString()).isEqualTo("RELEASED");

            send(slice(alert, 1, 1, 1));
            send(report(alert, school, PersonId.random(), DeliveryStatus.DELIVERED, "es", 0));

            JsonNode seen = next(lines);
            while (!seen.path("state").asString().equals("COMPLETED")) {
                seen = next(lines);
            }
            assertThat(seen.path("delivered").asInt()).isEqualTo(1);
        }
    }

    @Test
    void streamsAreBounded() throws Exception {
        Person luis = people.releaser("Luis");
        AlertId alert = released(desk.newSchool(), luis);
        List<HttpResponse<InputStream>> open = new ArrayList<>();
        try {
            HttpResponse<InputStream> refused = open(luis, alert);
            while (refused.statusCode() == 200 && open.size() < 10) {
                open.add(refused);
                refused = open(luis, alert);
            }
            assertThat(open.size()).isLessThanOrEqualTo(3);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        } finally {
            for (HttpResponse<InputStream> stream : open) {
                stream.body().close();
            }
        }
    }

    @Test
    void onlyDeskRolesWatch() {
        AlertId alert = released(desk.newSchool(), people.releaser("Luis"));

        desk.get(people.reporter(), "/api/v1/alerts/" + alert).is(403);
        desk.get(people.reporter(), "/api/v1/alerts/" + alert + "/progress").is(403);
        desk.get(people.verifier("Ana"), "/api/v1/alerts/" + UUID.randomUUID())
                .refused(404, "unknown-alert", "alertId");
    }

    private HttpResponse<InputStream> open(Person person, AlertId alert) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + desk.port() + "/api/v1/alerts/" + alert + "/progress"))
                                .header("Authorization", "Bearer " + people.key(person))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
    }

    private static JsonNode next(BufferedReader lines) {
        try {
            String line = lines.readLine();
            while (line != null && !line.startsWith("data: ")) {
                line = lines.readLine();
            }
            assertThat(line).as("the stream ended").isNotNull();
            return JSON.readTree(line.substring("data: ".length()));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private AlertId released(SchoolId school, Person releaser) {
        String alert = desk.familyAlert(school, people.verifier("Ana"), people.releaser("Marta"));
        desk.post(releaser, "/api/v1/alerts/" + alert + "/approval").is(200);
        return AlertId.of(alert);
    }

    private void overdue(AlertId alert) {
        jdbc.sql("""
                begin;
                set local session_replication_role = replica;
                update ingest.alert set expires_at = clock_timestamp() where alert_id = '%s';
                commit
                """.formatted(alert)).update();
    }

    private JsonNode view(Person person, AlertId alert) {
        return desk.get(person, "/api/v1/alerts/" + alert).is(200).json();
    }

    private void send(Event event) {
        String topic = switch (event) {
            case SliceFannedOut done -> Topics.FANNED_OUT;
            case DeliveriesReported reported -> Topics.CONCLUDED;
            case ReplyReceived reply -> Topics.REPLIES;
            default -> throw new IllegalArgumentException("not told to alert-ingest: " + event);
        };
        events.send(names.of(topic), event.key(), event);
    }

    private static List<PersonId> people(int many) {
        List<PersonId> people = new ArrayList<>();
        for (int n = 0; n < many; n++) {
            people.add(PersonId.random());
        }
        return people;
    }

    private static SliceFannedOut slice(
            AlertId alert, int slice, int slices, int requested, SliceFannedOut.HeldBack... held) {
        return new SliceFannedOut(alert, 1, slice, slices, requested, List.of(held), null);
    }

    private static DeliveriesReported report(
            AlertId alert, SchoolId school, PersonId person, DeliveryStatus status, String wanted, int n) {
        return report(alert, school, person, status, wanted, n, 1);
    }

    private static DeliveriesReported report(
            AlertId alert,
            SchoolId school,
            PersonId person,
            DeliveryStatus status,
            String wanted,
            int n,
            int revision) {
        return new DeliveriesReported(
                EventId.random(),
                alert,
                List.of(new DeliveryReport(
                        DeliveryId.of(alert, revision, person, Channel.SMS),
                        revision,
                        status,
                        null,
                        status == DeliveryStatus.FAILED_PERMANENT ? "LANDLINE" : null,
                        Audience.FAMILIES,
                        school,
                        Channel.SMS,
                        Language.SPANISH,
                        Language.of(wanted),
                        1,
                        START.plusMillis(status.ordinal() * 1000L + n))));
    }

    private static ReplyReceived reply(AlertId alert, SchoolId school, PersonId person, Answer answer, int second) {
        return new ReplyReceived(
                EventId.random(), alert, person, Audience.FAMILIES, school, answer, START.plusSeconds(second));
    }
}
