package org.campana.carrier;

import java.nio.file.Path;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.messages.Connection;
import org.campana.carrier.script.CarrierScripts;
import org.campana.carrier.script.OddNumbers;
import org.campana.carrier.webhook.Webhooks;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The simulated network, to stand alone or in one process with the services that use it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CarrierSettings.class)
@ComponentScan(
        basePackages = {
            "org.campana.carrier.carriage",
            "org.campana.carrier.control",
            "org.campana.carrier.messages",
            "org.campana.carrier.page",
            "org.campana.carrier.phone"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class SimulatorConfiguration {

    @Bean
    CarrierLedger carrierLedger(CarrierSettings settings) {
        Path folder = settings.dataDir();
        return folder == null ? CarrierLedger.inMemory() : CarrierLedger.open(folder, settings.fsync());
    }

    @Bean
    CarrierScripts carrierScripts() {
        return new CarrierScripts();
    }

    @Bean
    OddNumbers carrierOddNumbers(CarrierSettings settings) {
        return new OddNumbers(settings.oddNumbers());
    }

    @Bean
    Webhooks carrierWebhooks(CarrierSettings settings) {
        return new Webhooks(settings);
    }

    /// Lets scripts cut connections.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> carrierConnections() {
        return factory -> factory.addEngineValves(new Connection.Valve());
    }
}
