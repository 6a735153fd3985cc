package org.campana.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.campana.carrier.ledger.CallbackRecord;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.carrier.script.Match;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Status callbacks: signed, retried, and as scripted.
class CallbackTests {

    private static final String ROSA = "+12025550101";

    private Simulator simulator;
    private Receiver receiver;

    @BeforeEach
    void start() {
        simulator = Simulator.start();
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void sentAndDeliveredAreToldInOrderAndSigned() {
        Message message = create("/status/4f2a");

        await().until(() -> receiver.calls().size() == 2);
        assertThat(receiver.statuses()).containsExactly("sent", "delivered");
        assertThat(receiver.calls()).allMatch(Receiver.Call::signed);
        assertThat(receiver.calls().getFirst().form())
                .containsEntry("MessageSid", message.getSid())
                .containsEntry("SmsSid", message.getSid())
                .containsEntry("SmsStatus", "sent")
                .containsEntry("To", ROSA)
                .containsEntry("From", Simulator.NUMBER)
                .containsEntry("AccountSid", Simulator.ACCOUNT)
                .containsEntry("MessagingServiceSid", Simulator.SERVICE)
                .containsEntry("ApiVersion", "2010-04-01")
                .doesNotContainKey("ErrorCode");
        assertThat(receiver.calls().getFirst().path()).isEqualTo("/status/4f2a");
    }

    @Test
    void undeliveredTellsItsCode() {
        simulator.scripts().deliver(Match.to(ROSA), Delivery.undelivered(30003));

        Message message = create("/status/a");

        await().until(() -> receiver.calls().size() == 2);
        assertThat(receiver.calls().getLast().form())
                .containsEntry("MessageStatus", "undelivered")
                .containsEntry("ErrorCode", "30003");
        assertThat(Message.fetcher(message.getSid()).fetch(simulator.twilio()).getErrorCode())
                .isEqualTo(30003);
    }

    @Test
    void failedTextIsNeverSent() {
        simulator.scripts().deliver(Match.any(), Delivery.failed(30001));

        create("/status/a");

        await().until(() -> receiver.calls().size() == 1);
        assertThat(receiver.statuses()).containsExactly("failed");
    }

    @Test
    void overridesInTheFragmentAreFollowedAndNotSent() {
        receiver.answering(n -> new Receiver.Answer(n <= 2 ? 500 : 204, ""));

        create("/status/a#rc=5&rp=all&ct=1000&rt=1000");

        await().until(() -> receiver.calls().size() == 4);
        assertThat(receiver.statuses()).containsExactly("sent", "sent", "sent", "delivered");
        assertThat(receiver.calls())
                .allMatch(Receiver.Call::signed)
                .allMatch(call -> call.path().equals("/status/a"));
        assertThat(receiver.calls().subList(0, 3))
                .extracting(Receiver.Call::idempotencyToken)
                .containsOnly(receiver.calls().getFirst().idempotencyToken());
    }

    @Test
    void withoutOverridesAnErrorAnswerIsNotTriedAgainButABrokenConnectionOnce() {
        receiver.answering(n -> new Receiver.Answer(n == 1 ? 500 : 0, ""));

        Message message = create("/status/a");

        await().until(() -> simulator.ledger().concluded(message.getSid(), MessageStatus.DELIVERED));
        assertThat(simulator.ledger().callbacks(message.getSid()))
                .extracting(CallbackRecord::status, CallbackRecord::attempt, CallbackRecord::last)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(MessageStatus.SENT, 1, true),
                        org.assertj.core.groups.Tuple.tuple(MessageStatus.DELIVERED, 1, false),
                        org.assertj.core.groups.Tuple.tuple(MessageStatus.DELIVERED, 2, true));
    }

    @Test
    void earlyCallbacksComeBeforeTheAnswer() {
        simulator.scripts().callBack(Match.any(), Callbacks.early());

        create("/status/a");

        assertThat(receiver.statuses()).containsExactly("sent", "delivered");
    }

    @Test
    void scriptedCallbacksAreDoubledLostReversedOrLate() {
        simulator.scripts().callBack(Match.any().nth(1), Callbacks.doubled());
        simulator.scripts().callBack(Match.any().nth(2), Callbacks.without(Set.of(MessageStatus.SENT)));
        simulator.scripts().callBack(Match.any().nth(3), Callbacks.outOfOrder());
        simulator.scripts().callBack(Match.any().nth(4), Callbacks.late(Duration.ofMillis(300)));
        simulator.scripts().callBack(Match.any().nth(5), Callbacks.none());

        assertThat(statusesAfter(create("/status/a"), 4)).containsExactly("sent", "sent", "delivered", "delivered");
        assertThat(statusesAfter(create("/status/a"), 1)).containsExactly("delivered");
        assertThat(statusesAfter(create("/status/a"), 2)).containsExactly("delivered", "sent");
        long start = System.nanoTime();
        assertThat(statusesAfter(create("/status/a"), 2)).containsExactly("sent", "delivered");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
        Message silent = create("/status/a");
        await().until(() -> simulator.ledger().concluded(silent.getSid(), MessageStatus.DELIVERED));
        assertThat(of(silent)).isEmpty();
    }

    @Test
    void rewrittenOriginIsConnectedElsewhereButSignedAsGiven() {
        simulator.close();
        simulator =
                Simulator.start(Map.of("carrier.callback-rewrite", "https://alerts.example.org=" + receiver.origin()));
        receiver.signedAs("https://alerts.example.org");

        Message.creator(new PhoneNumber(ROSA), Simulator.SERVICE, "hello")
                .setStatusCallback("https://alerts.example.org/status/9?a=b")
                .create(simulator.twilio());

        await().until(() -> receiver.calls().size() == 2);
        assertThat(receiver.calls())
                .allMatch(Receiver.Call::signed)
                .allMatch(call -> call.path().equals("/status/9?a=b"));
    }

    @Test
    void queueHonoursItsRateAndTheValidityPeriod() {
        simulator.close();
        simulator = Simulator.start(Map.of("carrier.messages-per-second", "1"));

        Message first = create("/status/1", 1);
        Message second = create("/status/2", 30);
        Message third = create("/status/3", 1);

        await().atMost(Duration.ofSeconds(15)).until(() -> receiver.calls().size() == 5);
        assertThat(of(first)).containsExactly("sent", "delivered");
        assertThat(of(second)).containsExactly("sent", "delivered");
        assertThat(of(third)).containsExactly("failed");
        assertThat(simulator
                        .ledger()
                        .message(third.getSid())
                        .orElseThrow()
                        .last()
                        .errorCode())
                .isEqualTo(30036);
    }

    private List<String> statusesAfter(Message message, int calls) {
        await().until(() -> of(message).size() == calls);
        return of(message);
    }

    private List<String> of(Message message) {
        return receiver.calls().stream()
                .filter(call -> message.getSid().equals(call.form().get("MessageSid")))
                .map(Receiver.Call::status)
                .toList();
    }

    private Message create(String path) {
        return create(path, 600);
    }

    private Message create(String path, int validity) {
        return Message.creator(new PhoneNumber(ROSA), Simulator.SERVICE, "hello")
                .setStatusCallback(receiver.url(path))
                .setValidityPeriod(validity)
                .create(simulator.twilio());
    }
}
