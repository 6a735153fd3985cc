package org.campana.standalone.operator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.campana.eventframe.Outbox;
import org.campana.eventframe.OutboxTable;
import org.campana.eventframe.TopicNames;
import org.campana.events.Event;
import org.campana.standalone.CannotGoOn;
import org.campana.standalone.ExitCode;
import org.campana.standalone.Logs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `replay`: fills Kafka again after its data was lost (reliability 2.2). What was sent since a moment waits in the
/// outboxes once more, and the services that run, or the next that do, send it in order. Nobody is told twice: every id
/// downstream follows from alert, revision, person and channel.
@Command(
        name = "replay",
        description = {
            "Sends the events of some time again, in order: the way to fill a broker that was wiped.",
            "Works beside a running Campana. Nobody is told twice.",
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final List<String> SCHEMAS = List.of("ingest", "dispatch", "notify");

    @Option(
            names = "--since",
            required = true,
            description = "A duration such as PT2H, or a moment such as 2026-11-27T08:00:00Z; at most 72 hours back.")
    private String since = "";

    @Option(names = "--json", description = "Prints one JSON object: how many events of each schema.")
    private boolean json;

    @Option(names = "--data", defaultValue = ".campana", description = "The data folder; .campana unless told.")
    private Path data = Path.of(".campana");

    @Override
    public Integer call() {
        Instant from = moment(since, Clock.systemUTC().instant());
        Logs.quiet();
        try (Records records = Records.open(data, false)) {
            Map<String, Integer> replayed = new LinkedHashMap<>();
            SCHEMAS.forEach(
                    schema -> replayed.put(schema, outbox(records, schema).replaySince(from)));
            if (json) {
                System.out.println(JsonMapper.shared().writeValueAsString(replayed));
            } else {
                replayed.forEach((schema, events) -> System.out.println(schema + ": " + events + " events wait again"));
            }
        }
        return ExitCode.DONE.code();
    }

    /// The relay of the service sends; this process has no broker.
    private static Outbox outbox(Records records, String schema) {
        KafkaTemplate<String, Event> nobody = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of()));
        return new Outbox(
                records.get(JdbcClient.class),
                nobody,
                new TopicNames(""),
                records.get(TransactionTemplate.class),
                OutboxTable.of(schema));
    }

    static Instant moment(String written, Instant now) {
        try {
            return written.startsWith("P") ? now.minus(Duration.parse(written)) : Instant.parse(written);
        } catch (DateTimeParseException unreadable) {
            throw new CannotGoOn(
                    ExitCode.MISCONFIGURED,
                    "--since " + written + " is neither a duration nor a moment.",
                    "write a duration such as PT2H (two hours), or a moment such as " + now + ".");
        }
    }
}
