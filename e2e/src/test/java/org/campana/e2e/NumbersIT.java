package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.standalone.demo.ValleVerde;
import org.campana.testing.SimulatedCarrier;
import org.campana.testing.TestInfra;
import org.campana.testing.pii.Finding;
import org.campana.testing.pii.PiiScanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Numbers come in by text, by the web, by a list and by wrong input, are texted, answer and leave, while everything is
/// logged that can be; afterwards none of them stands anywhere in clear (I6). `-Dcampana.rig.numbers=10000` is the long
/// run of `docs/reliability.md`.
class NumbersIT {

    private static final int NUMBERS = Integer.getInteger("campana.rig.numbers", 60);

    /// So many join at a time: each is logged with all that can be logged of it.
    private static final int AT_ONCE = 250;

    /// A hundred in each area are set aside for fiction. None of them is of Valle Verde, whose people have joined
    /// already.
    private static final int[] AREAS = {
        401, 402, 404, 405, 406, 407, 408, 409, 410, 412, 413, 414, 415, 417, 419, 423, 425, 430, 432, 434, 435, 440,
        443, 458, 463, 469, 470, 475, 478, 479, 480, 484, 501, 502, 503, 504, 505, 507, 508, 509, 510, 512, 513, 515,
        516, 517, 518, 520, 530, 531, 534, 539, 540, 541, 551, 561, 562, 563, 567, 570, 571, 573, 574, 575, 580, 585,
        586, 601, 602, 603, 605, 606, 607, 608, 609, 610, 612, 614, 615, 616, 617, 618, 619, 620, 623, 626, 630, 631,
        636, 641, 646, 650, 651, 657, 660, 662, 667, 669, 678, 681, 682, 701, 702, 703
    };

    private static final List<String> NUMBERS_OF_FAMILIES =
            IntStream.range(0, NUMBERS).mapToObj(NumbersIT::number).toList();

    /// Of the staff's list, and of nobody.
    private static final List<String> OTHERS =
            IntStream.range(10_000, 10_040).mapToObj(NumbersIT::number).toList();

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private static String number(int each) {
        return "+1" + AREAS[each / 100] + "55501" + String.format("%02d", each % 100);
    }

    @Test
    void noNumberStandsAnywhereInClear() throws Exception {
        Path data = folder.resolve("campana");
        int management = TestInfra.freePort();
        try (CampanaUnderTest campana = CampanaUnderTest.serve(data);
                SimulatedCarrier carrier =
                        SimulatedCarrier.start(campana.address().toString())) {
            campana.before(carrier)
                    .with("LOGGING_LEVEL_ROOT", "TRACE")
                    .with("MANAGEMENT_SERVER_PORT", management)
                    .with("CAMPANA_CONSENT_JOURNAL", folder.resolve("journal"))
                    .with("CAMPANA_SMS_SEGMENTSPERSECOND", "500");
            campana.start();
            DeskUnderTest desk = new DeskUnderTest(campana.address());
            desk.awaitTown(ValleVerde.LINCOLN.value());
            try (DatabaseDump database = DatabaseDump.of(data)) {
                join(carrier, database);
                wrongAndOtherInput(campana, desk);
                alert(carrier, database, desk);
                look(data, campana, database, get(management));
            }
        }
    }

    private static void join(SimulatedCarrier carrier, DatabaseDump database) throws SQLException {
        String families =
                "select count(*) from dispatch.audience_member where school_id = 'lincoln' and audience = 'FAMILIES'";
        // All of the town's, or some would be counted with those who join.
        await(
                database,
                "select (select count(*) from notify.enrolment where audience = 'FAMILIES' and left_at is null"
                        + " and 'lincoln' = any(schools)) - (" + families + ")",
                0);
        long before = database.count(families);
        for (int from = 0; from < NUMBERS; from += AT_ONCE) {
            List<String> some = NUMBERS_OF_FAMILIES.subList(from, Math.min(NUMBERS, from + AT_ONCE));
            some.forEach(number -> carrier.phones().text(number, "LINCOLN ES"));
            await(database, "select count(*) from notify.joining", some.size());
            some.forEach(number -> carrier.phones().text(number, "SI"));
            await(database, "select count(*) from notify.joining", 0);
        }
        // Who has joined hears of an alert as soon as the dispatcher knows of them; at night too, if they say so.
        await(database, families, before + NUMBERS);
        try (Statement awake = database.statement()) {
            awake.execute("update dispatch.audience_member set hours = 'ANY' where school_id = 'lincoln'");
        }
    }

    private void wrongAndOtherInput(CampanaUnderTest campana, DeskUnderTest desk) throws Exception {
        String subscriptions = "/api/v1/subscriptions";
        String known = NUMBERS_OF_FAMILIES.getFirst();
        assertThat(post(campana, subscriptions, "application/json", null, json(known)))
                .isEqualTo(202);
        assertThat(post(campana, subscriptions, "application/json", null, json(OTHERS.getFirst())))
                .isEqualTo(202);
        assertThat(post(campana, subscriptions, "application/json", null, json(known + "9")))
                .isEqualTo(422);
        assertThat(post(campana, subscriptions, "application/json", null, json(known) + "{"))
                .isEqualTo(400);
        assertThat(post(campana, "/nowhere/" + known, "application/json", null, json(known)))
                .isGreaterThanOrEqualTo(400);
        String staff = OTHERS.stream()
                .map(number -> "lincoln,staff," + number + ",en")
                .collect(Collectors.joining(
                        "\n", "school,kind,number,languages\n", "\nlincoln,staff," + known + "x,en\n"));
        assertThat(post(campana, "/api/v1/people/imports", "text/csv", desk.key("grace"), staff))
                .isEqualTo(200);
    }

    private static String json(String number) {
        return "{\"school\":\"lincoln\",\"languages\":[\"es\"],\"number\":\"" + number + "\"}";
    }

    private static void alert(SimulatedCarrier carrier, DatabaseDump database, DeskUnderTest desk) {
        String alert =
                desk.familyAlert(desk.confirmed(ValleVerde.LINCOLN.value()).incident());
        desk.approve(alert);
        Awaitility.await("all of them were texted")
                .atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> texted(carrier).containsAll(NUMBERS_OF_FAMILIES));
        List<String> talkative = NUMBERS_OF_FAMILIES.subList(0, Math.min(50, NUMBERS));
        for (int each = 0; each < talkative.size(); each++) {
            String words = List.of(
                            "1",
                            "2",
                            "STOP",
                            "who are you?",
                            "no me escriban mas",
                            "AYUDA",
                            "my number is " + talkative.get(each))
                    .get(each % 7);
            carrier.phones().text(talkative.get(each), words);
        }
        await(database, "select greatest(0, 7 - count(*)) from notify.suppression", 0);
    }

    private static Set<String> texted(SimulatedCarrier carrier) {
        return carrier.ledger().accepted().stream().map(CarrierMessage::to).collect(Collectors.toSet());
    }

    private void look(Path data, CampanaUnderTest campana, DatabaseDump database, String metrics) throws Exception {
        List<String> all =
                Stream.concat(NUMBERS_OF_FAMILIES.stream(), OTHERS.stream()).toList();
        PiiScanner scanner = PiiScanner.of(all, List.of());
        scanner.proveItFinds();
        try (Stream<String> lines = Files.lines(campana.output())) {
            assertThat(lines.anyMatch(line -> line.contains(" TRACE ")))
                    .as("it was talkative")
                    .isTrue();
        }
        assertThat(metrics)
                .contains("campana_deliver_outcome_total")
                .as("receipts are one route, whatever their intent")
                .contains("uri=\"/webhooks/twilio/status/{name}\"");

        assertThat(where(scanner.scan("metrics", metrics.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(where(scanner.scan(campana.output()))).as("log").isEmpty();
        assertThat(where(scanner.scan(folder.resolve("journal")))).isEmpty();
        assertThat(where(scanner.scan(data)))
                .as("tables, write-ahead log, topics")
                .isEmpty();
        assertThat(where(scanner.scan("dump", database.everything()))).isEmpty();
        plant(database, all.getLast());
        assertThat(where(scanner.scan("planted", database.everything())))
                .as("the scan can find a number in a dump")
                .isNotEmpty();
    }

    private static List<String> where(List<Finding> findings) {
        return findings.stream().map(Finding::toString).toList();
    }

    private static void plant(DatabaseDump database, String number) throws SQLException {
        try (Statement statement = database.statement()) {
            statement.execute("create table public.planted as select '" + number + "'::text as number");
        }
    }

    private static void await(DatabaseDump database, String question, long answer) {
        Awaitility.await(question)
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> database.count(question) == answer);
    }

    private String get(int management) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + management + "/actuator/prometheus"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private int post(CampanaUnderTest campana, String path, String type, String key, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(campana.address().resolve(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }
}
