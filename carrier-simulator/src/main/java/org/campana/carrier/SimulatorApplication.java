package org.campana.carrier;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/// The simulator as a process of its own, without a database.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class, JdbcSessionAutoConfiguration.class
        })
@Import(SimulatorConfiguration.class)
public class SimulatorApplication {

    /// Starts it beside whatever runs in this JVM already.
    ///
    /// @param properties `carrier.*` and Spring's own, e.g. `server.port`
    public static ConfigurableApplicationContext run(Map<String, Object> properties) {
        SpringApplication application = new SpringApplication(SimulatorApplication.class);
        application.setDefaultProperties(properties);
        application.setRegisterShutdownHook(false);
        return application.run();
    }
}
