package org.campana.dispatcher;

import org.campana.dispatcher.runtime.DispatcherConfiguration;
import org.campana.testing.TestDatabase;
import org.campana.testing.TestInfra;
import org.campana.web.AccessMigrationConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The whole dispatcher on a real broker and database. Unlike `@CampanaIntegrationTest` it is started once for all
/// tests
/// of the module, which saves a start a class: each test brings a school of its own.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = DispatcherIntegration.App.class,
        properties = {
            "campana.fanout.slice-size=100",
            "campana.kafka.instance=test",
            "campana.brake.alerts-in-all=1000",
            "campana.sms.segments-per-second=4"
        })
public abstract class DispatcherIntegration {

    private static final TestDatabase DATABASE = TestInfra.freshDatabase();
    private static final String PREFIX = TestInfra.uniqueName() + ".";

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("spring.kafka.bootstrap-servers", TestInfra::kafka);
        properties.add("spring.datasource.url", DATABASE::url);
        properties.add("spring.datasource.username", DATABASE::user);
        properties.add("spring.datasource.password", DATABASE::password);
        properties.add("campana.kafka.prefix", () -> PREFIX);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({DispatcherConfiguration.class, AccessMigrationConfiguration.class})
    static class App {

        @Bean(destroyMethod = "close")
        Probe probe() {
            return new Probe(TestInfra.kafka(), PREFIX);
        }
    }
}
