package org.campana.carrier;

import java.nio.file.Path;
import org.campana.carrier.ledger.CallBook;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.messages.Connection;
import org.campana.carrier.script.Campaign;
import org.campana.carrier.script.CarrierScripts;
import org.campana.carrier.script.Manner;
import org.campana.carrier.script.OddNumbers;
import org.campana.carrier.script.PhoneManners;
import org.campana.carrier.webhook.Webhooks;
import org.campana.web.AccessRules;
import org.campana.web.OpenFrameConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/// The simulated network, in one process with the services that use it, or alone ([SimulatorApplication]).
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CarrierSettings.class)
@Import(OpenFrameConfiguration.class)
@ComponentScan(
        basePackages = {
            "org.campana.carrier.call",
            "org.campana.carrier.carriage",
            "org.campana.carrier.control",
            "org.campana.carrier.messages",
            "org.campana.carrier.page",
            "org.campana.carrier.phone",
            "org.campana.carrier.push"
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
    CallBook carrierCallBook() {
        return new CallBook();
    }

    @Bean
    PhoneManners carrierManners(CarrierSettings settings) {
        // Who looks at a phone on the page reads along and may press its keys; a test waits for nobody.
        return new PhoneManners(settings.page() ? Manner.takesTime() : Manner.listens());
    }

    @Bean
    Campaign carrierCampaign() {
        return new Campaign();
    }

    @Bean
    OddNumbers carrierOddNumbers(CarrierSettings settings) {
        return new OddNumbers(settings.oddNumbers());
    }

    @Bean
    Webhooks carrierWebhooks(CarrierSettings settings) {
        return new Webhooks(settings);
    }

    /// Open to everyone for the web's gate: the API wants its key, the control door its token.
    @Bean
    AccessRules carrierAccess() {
        String messages = "/carrier/2010-04-01/Accounts/{account}/Messages.json";
        String message = "/carrier/2010-04-01/Accounts/{account}/Messages/{sid}.json";
        String control = "/carrier/control/**";
        return AccessRules.of(
                AccessRules.everyone(HttpMethod.POST, messages),
                AccessRules.everyone(HttpMethod.GET, messages),
                AccessRules.everyone(HttpMethod.GET, message),
                AccessRules.everyone(HttpMethod.DELETE, message),
                AccessRules.everyone(HttpMethod.POST, "/carrier/2010-04-01/Accounts/{account}/Calls.json"),
                AccessRules.everyone(HttpMethod.GET, "/carrier/2010-04-01/Accounts/{account}/Calls/{sid}.json"),
                AccessRules.everyone(HttpMethod.GET, "/carrier/2010-04-01/Accounts/{account}/Balance.json"),
                AccessRules.everyone(HttpMethod.GET, "/carrier/v1/Services/{service}/Compliance/Usa2p"),
                AccessRules.everyone(HttpMethod.GET, "/carrier/v1/Tollfree/Verifications"),
                AccessRules.everyone(HttpMethod.POST, "/carrier/push/{id}"),
                AccessRules.everyone(HttpMethod.GET, control),
                AccessRules.everyone(HttpMethod.POST, control),
                AccessRules.everyone(HttpMethod.PUT, control),
                AccessRules.everyone(HttpMethod.DELETE, control));
    }

    /// Lets scripts cut connections.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> carrierConnections() {
        return factory -> factory.addEngineValves(new Connection.Valve());
    }
}
