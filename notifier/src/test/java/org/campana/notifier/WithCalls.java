package org.campana.notifier;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.campana.carrier.ledger.PhoneCall;
import org.campana.events.AlertReleased;
import org.campana.events.Channel;
import org.campana.events.ClipId;
import org.campana.events.DeliveryId;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Recording;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.SampleRequest;
import org.junit.jupiter.api.AfterEach;
import org.springframework.test.context.TestPropertySource;

/// Conversations on the phone.
@TestPropertySource(properties = {"campana.voice.from=+12025550100", "campana.voice.calls-per-second=100"})
abstract class WithCalls extends WithTexts {

    @AfterEach
    void endScripts() {
        Network.scripts().clear();
    }

    /// Asks for a call in these words.
    protected void ring(AlertReleased alert, PersonId person, Language language, String text) {
        ring(alert, person, language, text, Duration.ofMinutes(10));
    }

    protected void ring(AlertReleased alert, PersonId person, Language language, String text, Duration life) {
        send(SampleRequest.of(alert, person, text)
                .by(Channel.VOICE)
                .in(language)
                .until(now().plus(life))
                .event());
    }

    /// Asks for a call that plays these recordings.
    protected void play(AlertReleased alert, PersonId person, Language language, String text, List<ClipId> clips) {
        send(SampleRequest.of(alert, person, text)
                .by(Channel.VOICE)
                .in(language)
                .playing(new Recording(language, clips))
                .event());
    }

    protected void awaitCall(AlertReleased alert, int revision, PersonId person, String status) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> jdbc.sql(
                                        "select concat_ws(':', status, coalesce(reason, failure)) from notify.delivery where id = :id")
                                .param(
                                        "id",
                                        DeliveryId.of(alert.alertId(), revision, person, Channel.VOICE)
                                                .value())
                                .query(String.class)
                                .optional()
                                .orElse("NONE"),
                        status::equals);
    }

    /// The calls to a phone, in order.
    protected static List<PhoneCall> callsTo(PhoneNumber number) {
        return Network.calls().ofPhone(number.e164());
    }

    /// Calls our number from this phone, and listens to the end.
    protected PhoneCall dial(PhoneNumber number) {
        String sid = Network.exchange()
                .dial(number.e164(), environment.getRequiredProperty("campana.public-url") + "/webhooks/twilio/voice")
                .sid();
        await().until(() -> Network.calls().call(sid).orElseThrow().status().terminal());
        return Network.calls().call(sid).orElseThrow();
    }
}
