package org.campana.eventframe;

import static org.apache.kafka.clients.CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/// The settings of every producer and consumer (reliability, section 6). Defaults that hide trouble for a
/// minute or start at the end of a topic are replaced.
final class ClientSettings {

    private final KafkaAddress address;
    private final KafkaSettings settings;
    private final String instance;

    ClientSettings(KafkaAddress address, KafkaSettings settings, @Nullable String instance) {
        this.address = address;
        this.settings = settings;
        this.instance = instance == null ? hostName() : instance;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^a-zA-Z0-9._-]", "-");
        } catch (UnknownHostException nameless) {
            return "one";
        }
    }

    String prefix() {
        return settings.prefix();
    }

    /// A name for one client of this process, the same at each start.
    String stableName(String id) {
        return id + "-" + instance;
    }

    Map<String, Object> producer() {
        Map<String, Object> producer = new HashMap<>(address.forProducers());
        producer.putAll(Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000));
        return producer;
    }

    /// As [#producer], with longer patience: at its first use the broker makes its transaction log. What is sent in a
    /// transaction is read after its commit, which sends all that waits; so waiting for company costs no time, and
    /// hundreds leave in a few requests.
    Map<String, Object> transactionalProducer() {
        Map<String, Object> producer = producer();
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000);
        producer.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        producer.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        producer.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        return producer;
    }

    Map<String, Object> consumer(int recordsAPoll) {
        Map<String, Object> consumer = new HashMap<>(address.forConsumers());
        consumer.remove(GROUP_INSTANCE_ID_CONFIG);
        consumer.putAll(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                recordsAPoll,
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                120_000,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                Math.toIntExact(settings.sessionTimeout().toMillis()),
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                3_000,
                // A topic that appears after its reader is seen within seconds, not within five minutes.
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                5_000));
        return consumer;
    }

    Map<String, Object> admin() {
        return address.forAdmin();
    }
}
