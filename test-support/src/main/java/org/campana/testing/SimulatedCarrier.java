package org.campana.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.campana.carrier.SimulatorApplication;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.phone.Phones;
import org.campana.carrier.script.CarrierScripts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/// The carrier simulator in this JVM, with its own web server on a port of this machine: the same program as in the
/// demo, with its ledger, scripts and phones at hand. Texts arrive without delay unless a script says otherwise.
///
/// `@CampanaIntegrationTest(carrier = true)` starts one that knows the application, and makes it a bean.
public final class SimulatedCarrier implements AutoCloseable {

    private static final String ACCOUNT = "AC" + "0".repeat(31) + "1";
    private static final String KEY = "SK" + "0".repeat(31) + "2";
    private static final String SERVICE = "MG" + "0".repeat(31) + "3";
    private static final String SECRET = "secret-of-the-key";
    private static final String TOKEN = "token-of-the-account";

    private final ServletWebServerApplicationContext context;

    private SimulatedCarrier(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /// One that carries texts out, and drops what phones text back.
    public static SimulatedCarrier start() {
        return start(null, Map.of());
    }

    /// One that also posts what phones text back to the application.
    ///
    /// @param publicUrl where the application is, such as `http://localhost:18080`
    public static SimulatedCarrier start(String publicUrl) {
        return start(publicUrl, Map.of());
    }

    /// One with settings of the test's own.
    ///
    /// @param publicUrl where the application is, or null
    /// @param settings more of the simulator's own, such as `carrier.delivery-time.most`
    public static SimulatedCarrier start(@Nullable String publicUrl, Map<String, String> settings) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.port",
                "0",
                "server.address",
                "127.0.0.1",
                "carrier.account-sid",
                ACCOUNT,
                "carrier.api-key",
                KEY,
                "carrier.api-secret",
                SECRET,
                "carrier.auth-token",
                TOKEN,
                "carrier.delivery-time.least",
                "0ms",
                "carrier.delivery-time.most",
                "0ms"));
        if (publicUrl != null) {
            properties.put("carrier.inbound-url", publicUrl + "/webhooks/twilio/messages");
        }
        properties.putAll(settings);
        return new SimulatedCarrier((ServletWebServerApplicationContext) SimulatorApplication.run(properties));
    }

    /// For `campana.sms.twilio.base-url`.
    public String baseUrl() {
        return origin() + "/carrier";
    }

    /// Scheme, host and port.
    public String origin() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /// What the notifier needs to send through it, as properties.
    public Map<String, Object> notifierProperties() {
        String prefix = "campana.sms.twilio.";
        return Map.of(
                prefix + "base-url", baseUrl(),
                prefix + "account-sid", ACCOUNT,
                prefix + "api-key", KEY,
                prefix + "api-secret", SECRET,
                prefix + "auth-token", TOKEN,
                prefix + "messaging-service-sid", SERVICE);
    }

    /// The judge of what was texted, lost or doubled.
    public CarrierLedger ledger() {
        return context.getBean(CarrierLedger.class);
    }

    /// What the network does to single requests.
    public CarrierScripts scripts() {
        return context.getBean(CarrierScripts.class);
    }

    /// The people who hold the phones.
    public Phones phones() {
        return context.getBean(Phones.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
