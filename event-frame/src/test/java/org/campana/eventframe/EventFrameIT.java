package org.campana.eventframe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.campana.embedded.EmbeddedKafka;
import org.campana.embedded.EmbeddedPostgres;
import org.campana.events.AlertId;
import org.campana.events.AlertStopped;
import org.campana.events.EventId;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The embedded pair, shared by this module's integration tests; each class has its own database and prefix.
abstract class EventFrameIT {

    private static final Path DIR = temporary();
    static final EmbeddedKafka KAFKA = EmbeddedKafka.start(DIR.resolve("kafka"), 0);
    static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.startDisposable(DIR.resolve("postgres"), DIR);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            POSTGRES.close();
            KAFKA.close();
        }));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("campana-event-frame");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @DynamicPropertySource
    static void pair(DynamicPropertyRegistry properties) {
        String database = "t" + UUID.randomUUID().toString().replace("-", "");
        POSTGRES.createDatabaseIfMissing(database);
        properties.add("spring.kafka.bootstrap-servers", KAFKA::bootstrapServers);
        properties.add("spring.datasource.url", () -> POSTGRES.jdbcUrl(database));
        properties.add("spring.datasource.username", POSTGRES::user);
        properties.add("spring.datasource.password", POSTGRES::password);
        properties.add("spring.sql.init.mode", () -> "always");
        properties.add("spring.sql.init.schema-locations", () -> "classpath:outbox.sql");
        properties.add("campana.kafka.prefix", () -> database + ".");
        properties.add("campana.kafka.partitions", () -> "2");
        properties.add("campana.instance", () -> "test");
    }

    /// An event whose revision tells it from the next one of the same alert.
    static AlertStopped event(AlertId alert, int revision) {
        return new AlertStopped(EventId.random(), alert, revision, java.time.Instant.EPOCH);
    }

    /// Everything on a topic, from its start, until what was seen satisfies the condition; fails after a minute.
    static List<ConsumerRecord<String, byte[]>> readUntil(
            String topic, Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
        List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", KAFKA.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + 60_000_000_000L;
            while (!enough.test(Collections.unmodifiableList(seen))) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("Only " + seen.size() + " records within a minute on " + topic);
                }
                consumer.poll(java.time.Duration.ofMillis(200)).forEach(seen::add);
            }
        }
        return seen;
    }
}
