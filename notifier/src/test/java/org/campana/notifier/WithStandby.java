package org.campana.notifier;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.Channel;
import org.campana.events.DeliveryId;
import org.campana.events.PersonId;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.SimulatedCarrier;
import org.junit.jupiter.api.AfterEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// A notifier with two accounts, each at a carrier of its own with a ledger of its own.
@TestPropertySource(properties = {"campana.retry.first-pause=200ms", "campana.retry.repair=2s"})
public abstract class WithStandby extends WithNotifier {

    /// The carrier of the standby; that of the first account is [Network].
    protected static final SimulatedCarrier STANDBY =
            SimulatedCarrier.start(null, Map.of("carrier.number", "+12025550111", "carrier.opt-out.filter", "false"));

    @DynamicPropertySource
    static void standby(DynamicPropertyRegistry registry) {
        STANDBY.notifierProperties()
                .forEach((name, value) -> registry.add(
                        name.replace("sms.twilio.", "sms.standby.").replace("messaging-service-sid", "sender"),
                        () -> value));
        registry.add("campana.sms.standby.segments-per-second", () -> 1000);
    }

    /// Leaves both carriers sound, and the first account in the lead.
    @AfterEach
    void repair() {
        STANDBY.scripts().clear();
        Network.scripts().clear();
        awaitTheFirst();
    }

    protected static void suspendTheFirst() {
        Network.scripts().answer(Match.any(), Answer.error(401, 20003));
    }

    /// Texts fresh people until one of them hears from the first account.
    protected void awaitTheFirst() {
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            PhoneNumber number = freshNumber();
            PersonId person = family(number);
            AlertReleased alert = alert();
            request(alert, "Agents near Lincoln.", person);
            awaitStatus(alert, person, "DELIVERED");
            return byTheFirst(number) == 1;
        });
    }

    /// How many texts this number was sent by the first account's carrier.
    protected static int byTheFirst(PhoneNumber number) {
        return Network.ledger().toNumber(number.e164()).size();
    }

    /// How many texts this number was sent by the standby's carrier.
    protected static int byTheStandby(PhoneNumber number) {
        return STANDBY.ledger().toNumber(number.e164()).size();
    }

    /// The accounts that were asked to text somebody, in order.
    protected List<String> accounts(AlertReleased alert, PersonId person) {
        return jdbc.sql("select account from notify.attempt where delivery_id = :id order by try")
                .param(
                        "id",
                        DeliveryId.of(alert.alertId(), 1, person, Channel.SMS).value())
                .query(String.class)
                .list();
    }
}
