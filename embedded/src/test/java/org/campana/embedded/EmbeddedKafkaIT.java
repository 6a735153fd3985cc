package org.campana.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @TempDir
    Path dir;

    @Test
    void recordsAndPortOutliveACleanRestart() throws Exception {
        String address;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir, 0)) {
            address = kafka.bootstrapServers();
            createTopic(address);
            send(address, "one", "two");
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir, 0)) {
            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            assertThat(read(address, 2)).containsExactly("one", "two");
        }
    }

    @Test
    void recordsOutliveAKilledProcessAndTheStartAfterItIsQuick() throws Exception {
        Process child = ChildProcess.start("kafka", dir);
        String address =
                "127.0.0.1:" + Files.readString(dir.resolve("broker.port")).strip();
        createTopic(address);
        send(address, "one", "two");

        ChildProcess.kill(child);
        long before = System.nanoTime();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir, 0)) {
            // 12 s and more with Kafka's own session timeout; the margin is for a loaded machine.
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(11));
            send(kafka.bootstrapServers(), "three");
            assertThat(read(kafka.bootstrapServers(), 3)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void takesAnotherPortWhenAStrangerSitsOnTheRememberedOnes() throws Exception {
        EmbeddedKafka.start(dir, 0).close();
        int oldPort =
                Integer.parseInt(Files.readString(dir.resolve("broker.port")).strip());
        int oldController = Integer.parseInt(
                Files.readString(dir.resolve("controller.port")).strip());

        try (ServerSocket stranger = occupy(oldPort);
                ServerSocket other = occupy(oldController);
                EmbeddedKafka kafka = EmbeddedKafka.start(dir, 0)) {
            assertThat(kafka.bootstrapServers()).isNotEqualTo("127.0.0.1:" + stranger.getLocalPort());
            createTopic(kafka.bootstrapServers());
            send(kafka.bootstrapServers(), "one");
            assertThat(other.isClosed()).isFalse();
        }
    }

    @Test
    void theBrokerItselfTellsAPortThatWasTakenAfterTheProbeAndItsDataServesOnAnother() throws Exception {
        Path logs = dir.resolve("logs");
        EmbeddedKafka.format(logs);
        try (ServerSocket stranger = occupy(0)) {
            int taken = stranger.getLocalPort();
            int controller = LoopbackPort.choose(0, Optional.empty(), "a test");
            assertThatThrownBy(() -> EmbeddedKafka.serve(logs, taken, taken, controller))
                    .isInstanceOf(EmbeddedStartException.class)
                    .matches(failed -> ((EmbeddedStartException) failed).portTaken(), "says that the port was taken");
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir, 0)) {
            createTopic(kafka.bootstrapServers());
            send(kafka.bootstrapServers(), "one");
            assertThat(read(kafka.bootstrapServers(), 1)).containsExactly("one");
        }
    }

    @Test
    void theBrokerAndItsControllerNeverShareARememberedPort() throws Exception {
        Path broker = dir.resolve("broker.port");
        Path controller = dir.resolve("controller.port");
        String same = Integer.toString(LoopbackPort.choose(0, Optional.empty(), "a test"));
        Files.writeString(broker, same);
        Files.writeString(controller, same);

        EmbeddedKafka.start(dir, 0).close();

        assertThat(Files.readString(broker)).isNotEqualTo(Files.readString(controller));
    }

    @Test
    void refusesABusyPortByName() throws Exception {
        try (ServerSocket stranger = occupy(0)) {
            int port = stranger.getLocalPort();

            assertThatThrownBy(() -> EmbeddedKafka.start(dir, port))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("Port " + port + " for Kafka is in use")
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void refusesASecondStartOnTheSameData() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir, 0)) {
            assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedKafka.start(dir, 0))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("already uses the Kafka data")
                    .hasMessageContaining("Stop it");
        }
    }

    @Test
    void aFailedStartLeavesNoThreadThatKeepsTheProcessAlive() throws Exception {
        EmbeddedKafka.start(dir, 0).close();
        Path metadata = dir.resolve("logs").resolve("meta.properties");
        Files.writeString(metadata, "version=1\ncluster.id=x\nnode.id=7\n");

        assertThatThrownBy(() -> EmbeddedKafka.start(dir, 0)).isInstanceOf(EmbeddedStartException.class);

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !thread.isDaemon() && thread.getName().contains("kafka"))
                .isEmpty();
    }

    private static ServerSocket occupy(int port) throws Exception {
        return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
    }

    private static void createTopic(String address) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic("t", Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static void send(String address, String... values) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address), new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>("t", "k", value)).get();
            }
        }
    }

    private static List<String> read(String address, int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("t", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (int polls = 0; polls < 20 && values.size() < count; polls++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(entry -> values.add(entry.value()));
            }
        }
        return values;
    }
}
