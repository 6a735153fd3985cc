package org.campana.bench.yardstick;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.campana.bench.rig.Micros;
import org.campana.bench.town.Town;
import org.campana.embedded.EmbeddedKafka;
import org.campana.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/// The yardsticks, a process of its own as Campana is, on the same kind of broker and database, texting by the same
/// HTTP client.
///
/// **bare**: an event on Kafka, a cursor over the subscriptions, a hundred people a record, their numbers read and
/// opened, one request each. **ledger**: the same with one record a person, and a row for each that is committed as
/// SUBMITTING before its request and becomes ACCEPTED after it, in batches.
///
/// **bare intake**: a bare Tomcat, a report and its event in one transaction. **bare receipts**: the same Tomcat, what
/// the carrier signed onto Kafka, from there into the ledger's rows, in batches.
///
/// Arguments: data folder, the carrier's port, requests at once, families of the large school. Told by lines on
/// standard input: `bare SCHOOL` and `ledger SCHOOL` send one alert and are answered at once with the moment
/// the event was begun; `settle` is answered when everything of it and of all receipts is done, with the count
/// of texts; `door` opens the bare Tomcat unless it is open, has the carrier call back there, and is answered
/// with its port; `reports` and `delivered` are answered with how many reports were kept and how many texts are
/// known as delivered.
public final class Yardstick {

    /// Where the bare intake takes reports.
    public static final String REPORTS = "/reports";

    static final String RECEIPTS = "/receipts/";

    private static final String DATABASE = "yardstick";

    private final Path folder;
    private final Topics topics;
    private final Store store;
    private final Requests requests;
    private final Planner planner;
    private final Sender sender;
    private @Nullable Door door;

    private Yardstick(Path folder, Topics topics, Store store, Requests requests, Planner planner, Sender sender) {
        this.folder = folder;
        this.topics = topics;
        this.store = store;
        this.requests = requests;
        this.planner = planner;
        this.sender = sender;
    }

    /// The process itself: prints `ready` and listens.
    public static void main(String[] arguments) throws IOException, SQLException {
        PrintStream out = System.out;
        Path folder = Path.of(arguments[0]);
        int atOnce = Integer.parseInt(arguments[2]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0);
                EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
            postgres.createDatabaseIfMissing(DATABASE);
            Store store = new Store(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password());
            store.fill(new Town(Integer.parseInt(arguments[3])));
            Topics topics = new Topics(kafka.bootstrapServers());
            topics.create();
            try (Requests requests = new Requests(Integer.parseInt(arguments[1]), atOnce);
                    Planner planner = new Planner(topics, store);
                    Sender sender = new Sender(topics, store, requests)) {
                planner.start();
                sender.start();
                out.println("ready");
                new Yardstick(folder, topics, store, requests, planner, sender).listen(out);
            }
        }
        System.exit(0);
    }

    private void listen(PrintStream out) throws IOException, SQLException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(obey(line));
        }
        if (door != null) {
            door.close();
        }
    }

    private long obey(String order) throws SQLException {
        return switch (order) {
            case "settle" -> settle();
            case "door" -> open().port();
            case "reports" -> store.reports();
            case "delivered" -> store.delivered();
            default -> {
                long begun = Micros.now();
                planner.alert(order);
                yield begun;
            }
        };
    }

    private long settle() {
        if (door != null) {
            door.settle();
        }
        return sender.settle();
    }

    /// Only when it is needed: how soon the others are there is what restarts are measured against.
    private Door open() {
        Door open = door;
        if (open == null) {
            open = new Door(folder.resolve("tomcat"), topics, store);
            requests.callBack("http://localhost:" + open.port() + RECEIPTS);
            door = open;
        }
        return open;
    }
}
