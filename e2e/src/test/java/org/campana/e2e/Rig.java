package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.campana.standalone.demo.ValleVerde;
import org.campana.testing.SimulatedCarrier;
import org.campana.testing.TestInfra;
import org.campana.testing.fault.FaultProxy;

/// All of Campana in a process of its own, on a broker and a database of their own, before a simulated carrier, with a
/// fault proxy between every pair: whatever is wanted can be killed, wiped, cut or slowed.
final class Rig implements AutoCloseable {

    /// Segments a second, of a short code.
    static final int PACE = 100;

    private final Path folder;
    private final FaultProxy toDatabase;
    private final FaultProxy toBroker;
    private final FaultProxy toCarrier;
    private final FaultProxy toCampana;
    private final DatabaseProcess database;
    private final BrokerProcess broker;
    private final SimulatedCarrier carrier;
    private final CampanaUnderTest campana;
    private final Crew crew;
    private final AtomicLong taken = new AtomicLong();

    private Rig(Path folder, long seed, Duration longestDelivery) {
        this.folder = folder;
        int databasePort = TestInfra.freePort();
        int brokerPort = TestInfra.freePort();
        this.campana = CampanaUnderTest.serve(folder.resolve("campana"));
        this.toDatabase = FaultProxy.inFrontOf("app-database", databasePort, seed);
        this.toBroker = FaultProxy.inFrontOf("app-broker", brokerPort, seed + 1);
        this.toCampana = FaultProxy.inFrontOf("carrier-app", campana.port(), seed + 2);
        // As our front door does.
        toCampana.holdWhileNobodyListens(Duration.ofSeconds(12));
        // As on a real network: most receipts come seconds after the text, so a restart does not miss them all.
        this.carrier = SimulatedCarrier.start(
                "http://localhost:" + toCampana.port(),
                Map.of(
                        "carrier.delivery-time.least", longestDelivery.toMillis() / 15 + "ms",
                        "carrier.delivery-time.most", longestDelivery.toMillis() + "ms",
                        // Those that the door holds must not keep the others waiting, as no real carrier's do.
                        "carrier.callbacks-at-once", "1000"));
        this.toCarrier =
                FaultProxy.inFrontOf("app-carrier", URI.create(carrier.origin()).getPort(), seed + 3);
        this.database = new DatabaseProcess(folder.resolve("postgres"), databasePort);
        this.broker = new BrokerProcess(folder.resolve("kafka"), brokerPort, toBroker.port());
        this.crew = new Crew(campana.address());
        carrier.scripts().onAccepted(message -> taken.incrementAndGet());
    }

    /// Starts everything and waits until the town of Valle Verde is loaded. Texts take one to fifteen seconds, and
    /// twenty are waited for a receipt of what is in doubt.
    ///
    /// @param seed of every chance in it
    static Rig start(Path folder, long seed) {
        return start(folder, seed, Duration.ofSeconds(15), Duration.ofSeconds(20), PACE);
    }

    /// The same with times of its own.
    ///
    /// @param longestDelivery of a text; the shortest is a fifteenth of it
    /// @param callbackWindow how long a receipt of what is in doubt is waited for
    /// @param pace segments a second
    static Rig start(Path folder, long seed, Duration longestDelivery, Duration callbackWindow, int pace) {
        Rig rig = new Rig(folder, seed, longestDelivery);
        try {
            rig.database.start();
            rig.broker.start();
            rig.configure();
            rig.campana
                    .with("CAMPANA_RETRY_CALLBACKWINDOW", callbackWindow.toSeconds() + "s")
                    .with("CAMPANA_SMS_SEGMENTSPERSECOND", pace);
            rig.campana.start();
            new DeskUnderTest(rig.campana.address())
                    .awaitTown(ValleVerde.schools().getLast().id().value());
            return rig;
        } catch (RuntimeException | AssertionError failed) {
            rig.close();
            throw failed;
        }
    }

    private void configure() {
        campana.before(carrier)
                .with("CAMPANA_SMS_TWILIO_BASEURL", "http://127.0.0.1:" + toCarrier.port() + "/carrier")
                .with("CAMPANA_PUBLIC_URL", "http://localhost:" + toCampana.port())
                .with("CAMPANA_CONSENT_JOURNAL", folder.resolve("journal"))
                // Small slices, so that a town of hundreds is cut as a city is.
                .with("CAMPANA_FANOUT_SLICESIZE", "10");
        stores().forEach(campana::with);
        // The fences against too many alerts stand in the way of a rig that sends hundreds.
        for (String fence : new String[] {
            "RELEASE_ALERTSPERHOUR",
            "RELEASE_ALERTSPERSCHOOLPERHOUR",
            "BRAKE_ALERTSINALL",
            "BRAKE_ALERTSPERSCHOOL",
            "BRAKE_ALERTSPERPERSON",
            "SCREEN_PERREPORTER",
            "LEDGER_CAP_PERPERSONPERHOUR"
        }) {
            campana.with("CAMPANA_" + fence, "1000000");
        }
    }

    private Map<String, String> stores() {
        return Map.of(
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + toBroker.port(),
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:" + toDatabase.port() + "/campana",
                "SPRING_DATASOURCE_USERNAME",
                database.user(),
                "SPRING_DATASOURCE_PASSWORD",
                database.password());
    }

    FaultProxy toDatabase() {
        return toDatabase;
    }

    FaultProxy toBroker() {
        return toBroker;
    }

    FaultProxy toCarrier() {
        return toCarrier;
    }

    FaultProxy toCampana() {
        return toCampana;
    }

    DatabaseProcess database() {
        return database;
    }

    BrokerProcess broker() {
        return broker;
    }

    SimulatedCarrier carrier() {
        return carrier;
    }

    /// Texts the carrier has taken so far.
    long taken() {
        return taken.get();
    }

    CampanaUnderTest campana() {
        return campana;
    }

    Crew crew() {
        return crew;
    }

    /// What `campana replay --since` does, beside it.
    void replay() {
        CampanaUnderTest.Finished replay =
                CampanaUnderTest.run(commands(), "replay", "--since", "PT1H", "--data", folder.toString());
        assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
    }

    /// What `campana check` says, beside it.
    CampanaUnderTest.Finished check() {
        return CampanaUnderTest.run(commands(), "check", "--data", folder.toString());
    }

    private Map<String, String> commands() {
        Map<String, String> environment = new HashMap<>(stores());
        environment.putAll(CampanaUnderTest.KEYS);
        return environment;
    }

    /// A look into the database past the proxy.
    Connection look() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + toDatabase.port() + "/campana", database.user(), database.password());
    }

    /// Waits until nothing is under way any more: no event waits, no slice, no text is due or in doubt. A receipt that
    /// was lost
    /// while nobody listened is asked for after ten minutes, and a second try in doubt stays so until the alert is
    /// over; nobody waits for either here.
    void settle(Duration atMost) {
        Awaitility.await("every text has come to an end")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(500))
                .ignoreException(SQLException.class)
                .until(() -> {
                    try (Connection connection = look();
                            Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery("""
                                    select (select count(*) from ingest.outbox) + (select count(*) from dispatch.outbox)
                                      + (select count(*) from notify.outbox)
                                      + (select count(*) from dispatch.alert_slice where reported is null)
                                      + (select count(*) from notify.delivery where status in ('CREATED', 'QUEUED'))
                                      + (select count(*) from notify.attempt
                                         where state in ('PENDING', 'SUBMITTING') or state = 'AMBIGUOUS' and try = 1
                                           and not exists (select from notify.attempt later
                                             where later.delivery_id = attempt.delivery_id and later.try > attempt.try))
                                    """)) {
                        row.next();
                        return row.getLong(1) == 0;
                    }
                });
    }

    @Override
    public void close() {
        crew.close();
        campana.close();
        carrier.close();
        broker.close();
        database.close();
        for (FaultProxy proxy : new FaultProxy[] {toDatabase, toBroker, toCarrier, toCampana}) {
            proxy.close();
        }
    }
}
