package org.campana.notifier;

import java.util.List;
import java.util.Map;
import org.campana.carrier.SimulatorApplication;
import org.campana.carrier.call.Exchange;
import org.campana.carrier.ledger.CallBook;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.push.PushDevices;
import org.campana.carrier.script.Campaign;
import org.campana.carrier.script.CarrierScripts;
import org.campana.carrier.script.PhoneManners;
import org.springframework.context.ConfigurableApplicationContext;

/// The simulated phone network, one for all tests of this JVM. Tests keep apart by their numbers.
public final class Network {

    public static final String ACCOUNT = "AC" + "0".repeat(32);
    public static final String API_KEY = "SK" + "1".repeat(32);
    public static final String SERVICE = "MG" + "2".repeat(32);
    public static final String AUTH_TOKEN = "the-auth-token-of-the-tests";
    public static final String API_SECRET = "the-api-secret-of-the-tests";

    /// Numbers that are no phone which is on, without their plus.
    static final String LANDLINE = "12165550101";

    static final String NOT_MOBILE = "12165550102";
    static final String UNKNOWN = "12165550103";
    static final String INVALID = "12165550104";
    static final String OFF = "12165550105";

    private static final class Running {
        static final ConfigurableApplicationContext CONTEXT = SimulatorApplication.run(Map.ofEntries(
                Map.entry("server.port", "0"),
                Map.entry("carrier.account-sid", ACCOUNT),
                Map.entry("carrier.auth-token", AUTH_TOKEN),
                Map.entry("carrier.api-key", API_KEY),
                Map.entry("carrier.api-secret", API_SECRET),
                Map.entry("carrier.delivery-time.least", "0ms"),
                Map.entry("carrier.delivery-time.most", "30ms"),
                Map.entry("carrier.opt-out.filter", "false"),
                Map.entry("carrier.odd-numbers." + LANDLINE, "LANDLINE"),
                Map.entry("carrier.odd-numbers." + NOT_MOBILE, "NOT_MOBILE"),
                Map.entry("carrier.odd-numbers." + UNKNOWN, "UNKNOWN"),
                Map.entry("carrier.odd-numbers." + INVALID, "INVALID"),
                Map.entry("carrier.odd-numbers." + OFF, "OFF")));
    }

    private Network() {}

    /// Where Twilio's API is.
    public static String baseUrl() {
        return "http://localhost:" + Running.CONTEXT.getEnvironment().getProperty("local.server.port") + "/carrier";
    }

    public static CarrierLedger ledger() {
        return Running.CONTEXT.getBean(CarrierLedger.class);
    }

    public static CarrierScripts scripts() {
        return Running.CONTEXT.getBean(CarrierScripts.class);
    }

    public static Campaign campaign() {
        return Running.CONTEXT.getBean(Campaign.class);
    }

    public static CallBook calls() {
        return Running.CONTEXT.getBean(CallBook.class);
    }

    public static Exchange exchange() {
        return Running.CONTEXT.getBean(Exchange.class);
    }

    public static PhoneManners manners() {
        return Running.CONTEXT.getBean(PhoneManners.class);
    }

    public static PushDevices devices() {
        return Running.CONTEXT.getBean(PushDevices.class);
    }

    /// What a phone got, in order.
    public static List<String> textsTo(String number) {
        return ledger().toNumber(number).stream().map(CarrierMessage::body).toList();
    }
}
