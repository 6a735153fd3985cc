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

/// The yardsticks, a process of its own as Campana is, on the same kind of broker and database, texting by the same
/// HTTP client.
///
/// **bare**: an event on Kafka, a cursor over the subscriptions, a hundred people a record, their numbers read and
/// opened, one request each. **ledger**: the same with one record a person, and a row for each that is committed as
/// SUBMITTING before its request and becomes ACCEPTED after it, in batches.
///
/// Arguments: data folder, the carrier's port, requests at once, families of the large school. Told by lines on
/// standard input: `bare SCHOOL` and `ledger SCHOOL` send one alert and are answered at once with the moment the event
/// was begun; `settle` is answered when everything of it is done, with the count of texts.
public final class Yardstick {

    private static final String DATABASE = "yardstick";

    private Yardstick() {}

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
                listen(out, planner, sender);
            }
        }
        System.exit(0);
    }

    private static void listen(PrintStream out, Planner planner, Sender sender) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("settle")) {
                out.println(sender.settle());
            } else {
                long begun = Micros.now();
                planner.alert(line);
                out.println(begun);
            }
        }
    }
}
