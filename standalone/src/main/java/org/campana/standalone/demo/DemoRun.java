package org.campana.standalone.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.campana.events.Audience;
import org.campana.standalone.CannotGoOn;
import org.campana.standalone.ExitCode;
import org.campana.standalone.Talk;
import tools.jackson.databind.JsonNode;

/// One alert from the report to the last phone and its all clear, played over HTTP by five different people, and
/// judged by the carrier's own ledger.
final class DemoRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> UNDER_WAY = Set.of("CREATED", "QUEUED", "SENDING", "SENT");

    private final DemoClient nobody;
    private final DemoClient control;
    private final Consumer<String> tell;
    private final Clock clock = Clock.systemUTC();

    DemoRun(URI address, Talk talk) {
        this(address, talk::line);
    }

    DemoRun(URI address, Consumer<String> tell) {
        this.nobody = new DemoClient(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build(), address, null);
        this.control = nobody.as(System.getenv("CARRIER_CONTROL_TOKEN"));
        this.tell = tell;
    }

    /// Plays it; ends with a [CannotGoOn] when a step is refused that should not be, or allowed that should be.
    DemoFigures play() {
        DemoClient rosa = person(DemoPerson.ROSA);
        DemoClient ana = person(DemoPerson.ANA);
        DemoClient luis = person(DemoPerson.LUIS);
        DemoClient grace = person(DemoPerson.GRACE);

        new Families(luis, clock).await(PATIENCE);
        String incident = report(rosa);
        Instant confirming = clock.instant();
        String staffAlert = confirm(ana, incident);
        settle(grace, staffAlert);
        int acknowledged = staffAnswers(grace, staffAlert);

        String familyAlert = draft(ana, incident);
        Instant approving = clock.instant();
        ana.post(403, "/api/v1/alerts/" + familyAlert + "/approval", Map.of());
        tell.accept("Ana cannot approve her own alert.");
        luis.post(200, "/api/v1/alerts/" + familyAlert + "/approval", Map.of());
        tell.accept("Luis approved it. Families are being told.");
        JsonNode told = settle(grace, familyAlert);
        Judgement alert = judgeAlert(approving);

        Instant clearing = clock.instant();
        for (String ended : List.of(staffAlert, familyAlert)) {
            luis.post(
                    201,
                    "/api/v1/alerts/" + ended + "/follow-ups",
                    Map.of("kind", "ALL_CLEAR", "wording", "all-clear"));
            settleFollowUp(grace, ended);
        }
        tell.accept("All clear: told to those who were told before.");
        Judgement clear = judgeAllClear(confirming, clearing);
        return figures(told, alert, clear, acknowledged);
    }

    private DemoClient person(DemoPerson person) {
        return nobody.as(nobody.post(200, "/api/v1/demo/keys/" + person.slug(), Map.of())
                .path("key")
                .asString());
    }

    private String report(DemoClient rosa) {
        JsonNode received = rosa.post(
                201,
                "/api/v1/reports",
                Map.of(
                        "observedAt",
                        clock.instant().toString(),
                        "activity",
                        "unmarked-cars",
                        "size",
                        "3-5",
                        "place",
                        Map.of("schoolId", ValleVerde.LINCOLN.value()),
                        "firstHand",
                        true));
        tell.accept("Rosa reported. Her receipt is " + received.path("receipt").asString() + ".");
        return received.path("incidentId").asString();
    }

    private String confirm(DemoClient ana, String incident) {
        ana.post(200, "/api/v1/incidents/" + incident + "/claim", Map.of());
        JsonNode decided = ana.post(
                200,
                "/api/v1/incidents/" + incident + "/decision",
                Map.of(
                        "outcome", "CONFIRMED",
                        "basis", "seen-on-site",
                        "wording", "agents-near-school",
                        "placeId", "p1",
                        "schoolAction", "secure"));
        tell.accept("Ana confirmed it. The staff of Lincoln School are being told.");
        return decided.path("staffAlertId").asString();
    }

    private String draft(DemoClient ana, String incident) {
        JsonNode drafted = ana.post(
                201,
                "/api/v1/incidents/" + incident + "/alerts",
                Map.of(
                        "audience", "FAMILIES",
                        "wording", "agents-near-school",
                        "expiresInMinutes", 60,
                        "drill", false,
                        "placeId", "p1",
                        "schoolAction", "secure"));
        tell.accept("Ana wrote to families. The forecast: "
                + drafted.path("forecast").path("recipients").asInt() + " people, "
                + drafted.path("forecast").path("segments").asInt() + " segments.");
        return drafted.path("alertId").asString();
    }

    /// A staff phone answers 1, and the desk sees it.
    private int staffAnswers(DemoClient grace, String staffAlert) {
        String number = phones(Audience.STAFF).iterator().next();
        control.post(202, "/carrier/control/phones/" + number + "/texts", Map.of("body", "1"));
        JsonNode seen = await(grace, staffAlert, alert -> answers(alert) > 0, "an answer of the staff");
        tell.accept("The front desk of Lincoln School answered 1: I have seen this.");
        return answers(seen);
    }

    private static int answers(JsonNode alert) {
        return alert.path("answers").path("STAFF").path("SEEN").asInt(0);
    }

    /// Waits until every text of the alert is known and none is on its way.
    private JsonNode settle(DemoClient grace, String alert) {
        return await(
                grace,
                alert,
                view -> view.path("recipients").isInt()
                        && known(view) >= view.path("recipients").asInt(),
                "the end of all texts");
    }

    /// The same for its follow-up, which is for those whom the alert reached.
    private void settleFollowUp(DemoClient grace, String alert) {
        await(
                grace,
                alert,
                view -> known(view.path("followUps").path(0)) >= count(view, "SENT") + count(view, "DELIVERED"),
                "the end of all texts of the all clear");
    }

    /// How many texts came to their end; none while any is on its way.
    private static int known(JsonNode counts) {
        Map<String, Integer> byStatus = counts(counts.path("byStatus"));
        return byStatus.keySet().stream().anyMatch(UNDER_WAY::contains)
                ? 0
                : byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int count(JsonNode counts, String status) {
        return counts.path("byStatus").path(status).asInt(0);
    }

    private JsonNode await(DemoClient grace, String alert, Predicate<JsonNode> enough, String what) {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (clock.instant().isBefore(deadline)) {
            JsonNode view = grace.get("/api/v1/alerts/" + alert);
            if (enough.test(view)) {
                return view;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new CannotGoOn(
                ExitCode.PROMISE_BROKEN,
                what + " of alert " + alert + " did not come within " + PATIENCE.toSeconds() + " s.",
                "look at " + alert + " on the desk and at the log for that id.");
    }

    private CarrierBook book() {
        return CarrierBook.read(control.get("/carrier/control/ledger"));
    }

    private Judgement judgeAlert(Instant approving) {
        CarrierBook all = book();
        CarrierBook sent = all.texts(approving, Instant.MAX);
        Set<String> due = families();
        due.removeAll(all.whoLeft());
        return Judgement.of(due, sent, sent.numbers());
    }

    private Judgement judgeAllClear(Instant confirming, Instant clearing) {
        CarrierBook all = book();
        Set<String> due = all.texts(confirming, clearing).reached();
        due.removeAll(all.whoLeft());
        CarrierBook sent = all.texts(clearing, Instant.MAX);
        return Judgement.of(due, sent, sent.numbers());
    }

    /// The numbers of Lincoln that should be told.
    private static Set<String> phones(Audience audience) {
        return ValleVerde.phones().stream()
                .filter(phone -> phone.audience() == audience)
                .filter(phone -> phone.schools().contains(ValleVerde.LINCOLN))
                .filter(phone -> phone.oddity() != ValleVerde.Oddity.LEFT)
                .map(ValleVerde.Phone::number)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// The families of Lincoln that should be told, by number and by device.
    private static Set<String> families() {
        Set<String> due = phones(Audience.FAMILIES);
        ValleVerde.devices().stream()
                .filter(device -> device.school().equals(ValleVerde.LINCOLN))
                .map(ValleVerde.Device::number)
                .forEach(due::add);
        return due;
    }

    private static DemoFigures figures(JsonNode told, Judgement alert, Judgement clear, int acknowledged) {
        Map<String, Integer> byStatus = counts(told.path("byStatus"));
        Instant approved = Instant.parse(told.path("releasedAt").asString());
        return new DemoFigures(
                told.path("recipients").asInt(),
                alert.accepted(),
                byStatus.getOrDefault("DELIVERED", 0),
                counts(told.path("byLanguage")),
                byStatus,
                between(approved, told.path("firstAcceptedAt")),
                between(approved, told.path("lastAcceptedAt")),
                alert.lost() + clear.lost(),
                alert.doubled() + clear.doubled(),
                acknowledged);
    }

    private static long between(Instant approved, JsonNode accepted) {
        return Duration.between(approved, Instant.parse(accepted.asString())).toMillis();
    }

    private static Map<String, Integer> counts(JsonNode object) {
        Map<String, Integer> counts = new TreeMap<>();
        object.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asInt()));
        return counts;
    }

    /// What the carrier's ledger says of one message.
    ///
    /// @param lost due, and in no ledger; and anybody told who was not due, which is worse
    private record Judgement(int accepted, int lost, int doubled) {

        static Judgement of(Set<String> due, CarrierBook sent, Set<String> told) {
            Set<String> missing = new HashSet<>(due);
            missing.removeAll(told);
            Set<String> strangers = new HashSet<>(told);
            strangers.removeAll(due);
            if (!strangers.isEmpty()) {
                throw new CannotGoOn(
                        ExitCode.PROMISE_BROKEN,
                        strangers.size() + " phones were told that were not due it.",
                        "stop this installation and look into the audience of the alert.");
            }
            return new Judgement(sent.size(), missing.size(), sent.doubled());
        }
    }
}
