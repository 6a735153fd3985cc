package org.campana.eventframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.campana.embedded.EmbeddedKafka;
import org.campana.events.AlertId;
import org.campana.events.AlertStopped;
import org.campana.events.Event;
import org.campana.events.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// A broker of its own, which is away at the start and goes away again.
class BrokerOutageIT extends EventFrameIT {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({EventFrameConfiguration.class, Ear.class})
    static class App {

        @Bean
        Outbox testOutbox(
                JdbcClient jdbc, KafkaTemplate<String, Event> template, TopicNames names, TransactionTemplate tx) {
            return new Outbox(jdbc, template, names, tx, OutboxTable.of("test"));
        }
    }

    static class Ear {

        final ConcurrentLinkedQueue<Integer> heard = new ConcurrentLinkedQueue<>();

        @KafkaListener(
                id = "outage-ear",
                topics = Topics.ALERTS,
                groupId = "outage-ear",
                containerFactory = "eventListeners")
        void hear(AlertStopped stopped) {
            heard.add(stopped.revision());
        }
    }

    @Test
    void writersDoNotWaitForABrokerThatIsAwayAndNothingIsLost(@TempDir Path dir) throws Exception {
        EmbeddedKafka broker = EmbeddedKafka.start(dir, 0);
        String address = broker.bootstrapServers();
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        broker.close();
        POSTGRES.createDatabaseIfMissing("outage");
        AlertId alert = AlertId.random();

        // The start does not fail, and a decision is taken, while there is no broker and no topic.
        try (ConfigurableApplicationContext context = start(address)) {
            assertThat(appendTakes(context, event(alert, 1))).isLessThan(Duration.ofSeconds(2));

            broker = EmbeddedKafka.start(dir, port);
            awaitHeard(context, 1);

            broker.close();
            assertThat(appendTakes(context, event(alert, 2))).isLessThan(Duration.ofSeconds(2));
            assertThat(appendTakes(context, event(alert, 3))).isLessThan(Duration.ofSeconds(2));
            assertThat(context.getBean(Outbox.class).waiting()).isEqualTo(2);
            DeadLetterBox box = context.getBean(DeadLetterBox.class);
            assertThatThrownBy(() -> box.newest(1)).isInstanceOf(DeadLetterBox.BrokerAwayException.class);
            assertThatThrownBy(() -> box.replay("alerts.v1_0_0_0"))
                    .isInstanceOf(DeadLetterBox.BrokerAwayException.class);

            broker = EmbeddedKafka.start(dir, port);
            awaitHeard(context, 1, 2, 3);
            assertThat(box.newest(1)).as("it asks anew when the broker is back").isEmpty();
        } finally {
            broker.close();
        }
    }

    private static ConfigurableApplicationContext start(String address) {
        SpringApplication app = new SpringApplication(App.class);
        app.setWebApplicationType(WebApplicationType.NONE);
        app.setDefaultProperties(Map.of(
                "spring.kafka.bootstrap-servers",
                address,
                "spring.datasource.url",
                POSTGRES.jdbcUrl("outage"),
                "spring.datasource.username",
                POSTGRES.user(),
                "spring.datasource.password",
                POSTGRES.password(),
                "spring.sql.init.mode",
                "always",
                "spring.sql.init.schema-locations",
                "classpath:outbox.sql",
                "campana.kafka.partitions",
                "1"));
        return app.run();
    }

    private static Duration appendTakes(ConfigurableApplicationContext context, AlertStopped stopped) {
        long before = System.nanoTime();
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> context.getBean(Outbox.class).append(Topics.ALERTS, stopped.key(), stopped));
        return Duration.ofNanos(System.nanoTime() - before);
    }

    /// At least once: a repeat is allowed, a gap or another order is not.
    private static void awaitHeard(ConfigurableApplicationContext context, Integer... revisions) {
        await().atMost(Duration.ofSeconds(90))
                .until(
                        () -> context.getBean(Ear.class).heard.stream()
                                .distinct()
                                .toList(),
                        List.of(revisions)::equals);
    }
}
