package org.campana.eventframe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.campana.events.Topics;
import org.campana.events.Topics.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Makes the topics that are missing, before the first listener starts. A broker that is away for a moment does
/// not fail the start: it is asked again until it answers. Topics that exist are left as they are, since more
/// partitions would move keys and break their order.
final class TopicCreation implements SmartLifecycle {

    /// Before listeners (which are near the end) and outbox relays.
    static final int PHASE = 100;

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final int TIMEOUT_SECONDS = 10;

    private final Map<String, Object> adminSettings;
    private final TopicNames names;
    private final @Nullable Integer partitions;
    private volatile @Nullable Thread retrying;
    private volatile boolean running;

    TopicCreation(Map<String, Object> adminSettings, TopicNames names, @Nullable Integer partitions) {
        this.adminSettings = adminSettings;
        this.names = names;
        this.partitions = partitions;
    }

    /// Every topic and its dead-letter topic, as declared.
    List<NewTopic> wanted() {
        List<NewTopic> wanted = new ArrayList<>();
        for (Topic topic : Topics.ALL) {
            Map<String, String> configs = topic.compacted()
                    ? Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.CLEANUP_POLICY_COMPACT,
                            TopicConfig.DELETE_RETENTION_MS_CONFIG,
                            Long.toString(topic.retention().toMillis()))
                    : Map.of(
                            TopicConfig.RETENTION_MS_CONFIG,
                            Long.toString(topic.retention().toMillis()));
            int count = partitions == null ? topic.partitions() : partitions;
            wanted.add(new NewTopic(names.of(topic.name()), Optional.of(count), Optional.empty()).configs(configs));
            wanted.add(new NewTopic(names.deadLettersOf(topic.name()), Optional.of(1), Optional.empty())
                    .configs(Map.of(
                            TopicConfig.RETENTION_MS_CONFIG,
                            Long.toString(topic.retention().toMillis()))));
        }
        return wanted;
    }

    @Override
    public void start() {
        running = true;
        if (!tryToCreate()) {
            retrying = Thread.ofVirtual().name("topic-creation").start(this::createPatiently);
        }
    }

    private void createPatiently() {
        try {
            do {
                Thread.sleep(1_000);
            } while (running && !tryToCreate());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryToCreate() {
        Map<String, Object> settings = new HashMap<>(adminSettings);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1_000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        try (Admin admin = Admin.create(settings)) {
            Set<String> there = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = wanted().stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
            for (KafkaFuture<Void> made : admin.createTopics(missing).values().values()) {
                awaitMade(made);
            }
            log.atInfo().addKeyValue("made", missing.size()).log("topics are there");
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException unreachable) {
            log.atWarn()
                    .addKeyValue("cause", unreachable.getClass().getSimpleName())
                    .log("Kafka does not answer; topics are made as soon as it does");
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void awaitMade(KafkaFuture<Void> made)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            made.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            // Another instance that starts at the same time was quicker.
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread thread = retrying;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
