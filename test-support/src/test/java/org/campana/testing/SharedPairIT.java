package org.campana.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.campana.eventframe.EventFrameConfiguration;
import org.campana.eventframe.TopicNames;
import org.campana.events.AlertReleased;
import org.campana.events.AlertStopped;
import org.campana.events.Audience;
import org.campana.events.Event;
import org.campana.events.Topics;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;

class SharedPairIT {

    private static final Instant AT = Instant.parse("2026-11-22T15:00:00Z");

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({EventFrameConfiguration.class, SettableClock.Instead.class})
    static class App {}

    @Nested
    @CampanaIntegrationTest(classes = App.class, properties = "campana.kafka.partitions=3", carrier = true)
    class WithAContext {

        @Autowired
        TopicNames names;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        KafkaTemplate<String, Event> template;

        @Autowired
        Environment environment;

        @Autowired
        Clock clock;

        @Test
        void theDatabaseIsEmptyAndItsOwn() {
            String database =
                    jdbc.sql("select current_database()").query(String.class).single();

            assertThat(environment.getProperty("campana.kafka.prefix"))
                    .startsWith("t")
                    .isEqualTo(database + ".");
            assertThat(jdbc.sql("select count(*) from information_schema.tables where table_schema = 'public'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void thePropertiesOfTheTestWin() {
            assertThat(environment.getProperty("campana.kafka.partitions")).isEqualTo("3");
            assertThat(template.partitionsFor(names.of(Topics.ALERTS))).hasSize(3);
        }

        @Test
        void theProbeFindsAnEventByItsContentAndSaysWhatItSawInstead() {
            AlertReleased alert = SampleEvents.released(SampleEvents.LINCOLN, Audience.FAMILIES, AT);
            AlertStopped stopped = SampleEvents.stopped(alert, AT);
            template.send(names.of(Topics.ALERTS), alert.key(), alert).join();
            template.send(names.of(Topics.ALERTS), stopped.key(), stopped).join();

            try (EventProbe probe = EventProbe.on(names, Topics.ALERTS)) {
                assertThat(probe.await(
                                AlertStopped.class, event -> event.alertId().equals(alert.alertId())))
                        .isEqualTo(stopped);
                assertThat(probe.await(event -> event instanceof AlertReleased)).isEqualTo(alert);
                assertThat(probe.events()).contains(alert, stopped);
                assertThatThrownBy(() -> probe.neverWithin(Duration.ofMillis(300), AlertReleased.class, alert::equals))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining(alert.alertId().toString());
            }
        }

        @Test
        void theCarrierKnowsTheApplicationAndTheApplicationTheCarrier(@Autowired SimulatedCarrier carrier)
                throws Exception {
            assertThat(environment.getProperty("campana.sms.twilio.base-url")).isEqualTo(carrier.baseUrl());
            String form = "To=%2B12025550142&From=%2B12025550100&Body=Hello";
            HttpRequest create = HttpRequest.newBuilder(URI.create(carrier.baseUrl() + "/2010-04-01/Accounts/"
                            + environment.getRequiredProperty("campana.sms.twilio.account-sid") + "/Messages.json"))
                    .header("Authorization", "Basic " + basic())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();

            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = http.send(create, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            }

            assertThat(carrier.ledger().toNumber("+12025550142")).hasSize(1);
            assertThat(environment.getProperty("campana.public-url"))
                    .isEqualTo("http://localhost:" + environment.getProperty("local.server.port"));
        }

        private String basic() {
            return Base64.getEncoder()
                    .encodeToString((environment.getRequiredProperty("campana.sms.twilio.api-key") + ":"
                                    + environment.getRequiredProperty("campana.sms.twilio.api-secret"))
                            .getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void theClockStandsUntilItIsMoved() {
            Instant before = clock.instant();

            ((SettableClock) clock).advance(Duration.ofMinutes(31));

            assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofMinutes(31)));
        }
    }

    @Test
    void eachFreshDatabaseIsAnother() {
        JdbcClient one = JdbcClient.create(TestInfra.freshDatabase().dataSource());
        JdbcClient other = JdbcClient.create(TestInfra.freshDatabase().dataSource());
        one.sql("create table t(v int)").update();

        assertThat(other.sql("select count(*) from pg_tables where tablename = 't'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
