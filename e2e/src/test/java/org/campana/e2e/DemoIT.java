package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.campana.standalone.demo.ValleVerde;
import org.campana.testing.pii.PiiScanner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The demo as a stranger meets it: one command, one alert, a kill in the middle, and again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {

    private CampanaUnderTest demo;
    private Path data;

    @BeforeAll
    void start(@TempDir Path folder) {
        data = folder.resolve("demo");
        demo = CampanaUnderTest.demo(data);
        demo.start();
    }

    @AfterAll
    void stop() {
        demo.close();
    }

    @Test
    @Order(1)
    void oneAlertIsPlayedFromTheReportToTheLastPhoneWithNothingLostAndNothingDoubled() {
        CampanaUnderTest.Finished run = CampanaUnderTest.run(
                "demo", "--run", "--json", "--url", demo.address().toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode figures = JsonMapper.shared().readTree(run.out());
        assertThat(figures.propertyNames())
                .containsExactlyInAnyOrder(
                        "recipients",
                        "accepted",
                        "delivered",
                        "byLanguage",
                        "byStatus",
                        "approvalToFirstMs",
                        "approvalToLastMs",
                        "lost",
                        "duplicates",
                        "staffAcknowledged");
        assertThat(figures.path("lost").asInt()).isZero();
        assertThat(figures.path("duplicates").asInt()).isZero();
        assertThat(figures.path("recipients").asInt()).isGreaterThan(100);
        assertThat(figures.path("accepted").asInt())
                .isEqualTo(figures.path("recipients").asInt());
        assertThat(figures.path("byLanguage").path("es").asInt()).isGreaterThan(50);
        assertThat(figures.path("byLanguage").path("en").asInt()).isGreaterThan(10);
        assertThat(figures.path("staffAcknowledged").asInt()).isEqualTo(1);
    }

    @Test
    @Order(2)
    void itCanBePlayedAgainRightAway() {
        CampanaUnderTest.Finished again = CampanaUnderTest.run(
                "demo", "--run", "--json", "--url", demo.address().toString());

        assertThat(again.exitCode()).as(again.err()).isZero();
    }

    @Test
    @Order(3)
    void killedWhileTheTextsGoOutItFinishesThemAfterTheNextStart() {
        DeskUnderTest desk = new DeskUnderTest(demo.address());
        DeskUnderTest.Confirmed confirmed = desk.confirmed("valle-verde-high");
        String alert = desk.familyAlert(confirmed.incident());
        desk.approve(alert);
        Awaitility.await("some texts are out").atMost(Duration.ofSeconds(20)).until(() -> accepted(desk, alert) > 3);

        demo.kill();
        demo.start();

        DeskUnderTest after = new DeskUnderTest(demo.address());
        Awaitility.await("every delivery came to an end")
                .atMost(Duration.ofSeconds(90))
                .until(() -> underWay(after, alert) == 0);
        JsonNode told = after.alert(alert);
        assertThat(told.path("recipients").asInt())
                .isEqualTo(sum(told.path("byStatus")))
                .isPositive();
    }

    /// At another school than the one that the demo plays at, which waits for no call.
    @Test
    @Order(5)
    void whoJoinsByCallIsCalledAndHearsTheAlertInTheirLanguage() throws Exception {
        FamilyUnderTest juana = new FamilyUnderTest(demo.address(), "14155550143");
        DeskUnderTest desk = new DeskUnderTest(demo.address());
        desk.awaitTown("rivera");
        int before = desk.families("rivera");

        juana.join("rivera", "es", "CALL");
        Awaitility.await("the dispatcher knows her")
                .atMost(Duration.ofSeconds(30))
                .until(() -> desk.families("rivera") == before + 1);
        desk.approve(desk.familyAlert(desk.confirmed("rivera").incident()));

        Awaitility.await("she is called")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(juana.phone())
                        .contains("This phone was called", "lang=\"es-MX\" dir=\"ltr\">Alertas Valle"));
    }

    /// As after a wipe of the broker's data.
    @Test
    @Order(8)
    void whatWasSentIsSentAgainAndNobodyIsTextedTwice() throws Exception {
        try (DatabaseDump database = DatabaseDump.of(data)) {
            String earlier = " where released_at < '" + Clock.systemUTC().instant() + "'";
            long deliveries = database.count("select count(*) from notify.delivery" + earlier);
            // Only first tries: a phone that is switched off is tried again for minutes, replay or not.
            String begun = "select count(*) from notify.attempt" + earlier + " and try = 1";
            long firstTries = database.count(begun);

            CampanaUnderTest.Finished replay =
                    CampanaUnderTest.run("replay", "--since", "PT1H", "--json", "--data", data.toString());

            assertThat(replay.exitCode()).as(replay.err()).isZero();
            JsonNode replayed = JsonMapper.shared().readTree(replay.out());
            assertThat(replayed.path("ingest").asInt()).as(replay.out()).isPositive();
            assertThat(replayed.path("notify").asInt()).as(replay.out()).isPositive();
            Awaitility.await("everything has left again")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> database.count(
                                    "select (select count(*) from ingest.outbox)"
                                            + " + (select count(*) from dispatch.outbox) + (select count(*) from notify.outbox)")
                            == 0);
            // An alert that is played now comes behind all that was replayed.
            assertThat(CampanaUnderTest.run(
                                    "demo",
                                    "--run",
                                    "--json",
                                    "--url",
                                    demo.address().toString())
                            .exitCode())
                    .isZero();
            assertThat(deliveries).isPositive();
            assertThat(database.count("select count(*) from notify.delivery" + earlier))
                    .isEqualTo(deliveries);
            assertThat(database.count(begun)).isEqualTo(firstTries);
            assertThat(database.count("""
                            select count(*) from (select delivery_id from notify.attempt where carrier_rank = 6
                            group by delivery_id having count(*) > 1) twice"""))
                    .as("deliveries that came to a phone twice")
                    .isZero();
        }
    }

    @Test
    @Order(9)
    void whatIsPromisedHoldsInTheDatabaseOfTheDemoThatRuns() {
        CampanaUnderTest.Finished check = CampanaUnderTest.run("check", "--data", data.toString());

        assertThat(check.out().lines())
                .as(check.out() + check.err())
                .hasSize(8)
                .allMatch(line -> line.contains(" holds "));
        assertThat(check.exitCode()).isZero();
    }

    @Test
    @Order(10)
    void whatASchoolYieldsIsPrintedBesideTheDemoThatRuns() {
        CampanaUnderTest.Finished export =
                CampanaUnderTest.run("legal-export", "--school", "lincoln", "--data", data.toString());

        assertThat(export.exitCode()).as(export.err()).isZero();
        assertThat(export.out()).contains("What Campana holds of the school lincoln", "Lincoln");
    }

    @Test
    @Order(4)
    void noNumberOfTheTownIsInALogInKafkaOrInTheDatabase() throws Exception {
        List<String> numbers =
                ValleVerde.phones().stream().map(ValleVerde.Phone::number).toList();
        PiiScanner scanner = PiiScanner.of(numbers, List.of());
        scanner.proveItFinds();

        // Tables and write-ahead log as they lie on the disk; before anything is planted.
        assertThat(scanner.scan(data.resolve("postgres"))).isEmpty();
        try (DatabaseDump database = DatabaseDump.of(data)) {
            try (Statement statement = database.statement()) {
                statement.execute("create table public.planted as select '" + numbers.getLast() + "'::text as number");
                assertThat(scanner.scan("dump with a planted number", database.everything()))
                        .as("the scan can find a number in a dump")
                        .isNotEmpty();
                statement.execute("drop table public.planted");
            }
            assertThat(database.count("select count(*) from notify.delivery"))
                    .as("there is something to scan")
                    .isPositive();
            assertThat(scanner.scan("dump", database.everything())).isEmpty();
        }
        assertThat(Files.size(data.resolve("logs").resolve("campana.log"))).isPositive();
        assertThat(scanner.scan(data.resolve("logs"))).isEmpty();
        assertThat(scanner.scan(demo.output())).isEmpty();
        assertThat(scanner.scan(data.resolve("kafka"))).isEmpty();
    }

    private static int accepted(DeskUnderTest desk, String alert) {
        return desk.alert(alert).path("accepted").asInt();
    }

    private static int underWay(DeskUnderTest desk, String alert) {
        JsonNode view = desk.alert(alert);
        JsonNode status = view.path("byStatus");
        int known = sum(status);
        int requested = view.path("recipients").asInt(Integer.MAX_VALUE);
        return requested
                - known
                + status.path("CREATED").asInt()
                + status.path("QUEUED").asInt()
                + status.path("SENDING").asInt()
                + status.path("SENT").asInt();
    }

    private static int sum(JsonNode counts) {
        int sum = 0;
        for (JsonNode count : counts) {
            sum += count.asInt();
        }
        return sum;
    }
}
