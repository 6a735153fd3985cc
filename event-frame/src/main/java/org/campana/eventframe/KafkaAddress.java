package org.campana.eventframe;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/// Where the broker is and how to speak to it (encryption, credentials), from Spring Boot's own configuration.
record KafkaAddress(KafkaProperties properties, KafkaConnectionDetails details) {

    Map<String, Object> forProducers() {
        return at(properties.buildProducerProperties(), details.getProducer());
    }

    Map<String, Object> forConsumers() {
        return at(properties.buildConsumerProperties(), details.getConsumer());
    }

    Map<String, Object> forAdmin() {
        return at(properties.buildAdminProperties(), details.getAdmin());
    }

    private static Map<String, Object> at(Map<String, Object> built, KafkaConnectionDetails.Configuration connection) {
        Map<String, Object> settings = new HashMap<>(built);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, connection.getBootstrapServers());
        if (connection.getSecurityProtocol() != null) {
            settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, connection.getSecurityProtocol());
        }
        // Kafka tells its maker nothing about us.
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return settings;
    }
}
