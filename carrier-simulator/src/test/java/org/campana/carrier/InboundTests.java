package org.campana.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.Direction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Phones that text us.
class InboundTests {

    private static final String ROSA = "+12025550101";

    private Simulator simulator;
    private Receiver receiver;

    @BeforeEach
    void start() {
        receiver = new Receiver();
        simulator = started(Map.of());
    }

    private Simulator started(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("carrier.inbound-url", receiver.url("/webhooks/twilio/messages#rc=2&rp=all"));
        return Simulator.start(all);
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void textReachesTheWebhookSigned() {
        simulator.phones().text(ROSA, "1");

        await().until(() -> receiver.calls().size() == 1);
        Receiver.Call call = receiver.calls().getFirst();
        assertThat(call.signed()).isTrue();
        assertThat(call.form())
                .containsEntry("From", ROSA)
                .containsEntry("To", Simulator.NUMBER)
                .containsEntry("Body", "1")
                .containsEntry("NumMedia", "0")
                .containsEntry("AccountSid", Simulator.ACCOUNT)
                .doesNotContainKey("OptOutType");
        assertThat(call.form().get("MessageSid")).matches("SM[0-9a-f]{32}");
    }

    @Test
    void answersInTwiMlBecomeTextsToThatPhone() {
        receiver.answering(n -> new Receiver.Answer(200, """
                <?xml version="1.0" encoding="UTF-8"?>
                <Response><Message>Thank you &amp; stay calm</Message><Message><Body>Second</Body></Message></Response>
                """.strip()));

        simulator.phones().text(ROSA, "help me");

        await().untilAsserted(() -> assertThat(repliesTo(ROSA)).containsExactly("Thank you & stay calm", "Second"));
    }

    @Test
    void failedWebhookIsTriedAgainAsItsOverridesSay() {
        receiver.answering(n -> new Receiver.Answer(n == 1 ? 503 : 204, ""));

        simulator.phones().text(ROSA, "2");

        await().until(() -> receiver.calls().size() == 2);
    }

    @Test
    void stopBlocksThePhoneAndStartLiftsIt() {
        simulator.phones().text(ROSA, " stop ");
        await().until(() -> receiver.calls().size() == 1);

        ApiException refused = Objects.requireNonNull(catchThrowableOfType(ApiException.class, this::create));

        assertThat(refused.getCode()).isEqualTo(21610);
        assertThat(receiver.calls().getFirst().form()).containsEntry("OptOutType", "STOP");
        assertThat(repliesTo(ROSA)).singleElement().asString().contains("START");

        simulator.phones().text(ROSA, "START");

        assertThat(create().getSid()).startsWith("SM");
    }

    @Test
    void answerInTwiMlToABlockedPhoneIsDropped() {
        receiver.answering(n -> new Receiver.Answer(200, "<Response><Message>Bye</Message></Response>"));

        CarrierMessage stop = simulator.phones().text(ROSA, "STOP");

        await().until(() -> simulator.ledger().concluded(stop.sid(), stop.status()));
        assertThat(repliesTo(ROSA)).noneMatch(text -> text.equals("Bye"));
    }

    @Test
    void withoutTheFilterStopIsAnOrdinaryWord() {
        simulator.close();
        simulator = started(Map.of("carrier.opt-out.filter", "false"));

        simulator.phones().text(ROSA, "STOP");

        await().until(() -> receiver.calls().size() == 1);
        assertThat(receiver.calls().getFirst().form()).doesNotContainKey("OptOutType");
        assertThat(create().getSid()).startsWith("SM");
    }

    @Test
    void longerMessageWithAStopWordInItIsNoOptOut() {
        simulator.phones().text(ROSA, "please stop by at noon");

        assertThat(create().getSid()).startsWith("SM");
    }

    private Message create() {
        return Message.creator(new PhoneNumber(ROSA), Simulator.SERVICE, "hello")
                .create(simulator.twilio());
    }

    private List<String> repliesTo(String number) {
        return simulator.ledger().toNumber(number).stream()
                .filter(message -> message.direction() == Direction.OUTBOUND_REPLY)
                .map(CarrierMessage::body)
                .toList();
    }
}
