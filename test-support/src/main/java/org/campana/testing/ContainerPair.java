package org.campana.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The pair from public images, shared by this JVM's test classes. Needs a Docker engine.
@TestConfiguration(proxyBeanMethods = false)
class ContainerPair {

    private static final class Started {
        static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.2.2");
        static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:18");

        static {
            KAFKA.start();
            POSTGRES.start();
        }
    }

    static KafkaContainer kafka() {
        return Started.KAFKA;
    }

    static TestDatabase server() {
        PostgreSQLContainer postgres = Started.POSTGRES;
        return new TestDatabase(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    /// Not destroyed with the context: the next test class uses it too; Testcontainers removes it at the end.
    @Bean(destroyMethod = "")
    @ServiceConnection
    KafkaContainer kafkaContainer() {
        return kafka();
    }
}
