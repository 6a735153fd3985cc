package org.campana.carrier.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.campana.events.sms.SmsEncoding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CarrierLedgerTests {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ROSA = "+12025550101";

    private final CarrierLedger ledger = CarrierLedger.inMemory();

    @Test
    void terminalStatusNeverRegresses() {
        ledger.recordAccepted(text("SM1", ROSA, "hello", null, NOON));
        ledger.recordStatus("SM1", new StatusChange(MessageStatus.DELIVERED, NOON, null));

        ledger.recordStatus("SM1", new StatusChange(MessageStatus.SENT, NOON, null));
        ledger.recordStatus("SM1", new StatusChange(MessageStatus.UNDELIVERED, NOON, 30003));

        assertThat(ledger.message("SM1").orElseThrow().status()).isEqualTo(MessageStatus.DELIVERED);
    }

    @Test
    void sameIntentTwiceIsDoubled() {
        ledger.recordAccepted(text("SM1", ROSA, "hello", "https://x.example/status/abc#rc=1", NOON));
        ledger.recordAccepted(text("SM2", ROSA, "hello", "https://x.example/status/abc", NOON));
        ledger.recordAccepted(text("SM3", ROSA, "other", "https://x.example/status/def", NOON));

        assertThat(ledger.acceptedByIntent("abc"))
                .extracting(CarrierMessage::sid)
                .containsExactly("SM1", "SM2");
        assertThat(ledger.summary().doubledIntents()).isEqualTo(1);
        assertThat(ledger.summary().doubledTexts()).isEqualTo(1);
    }

    @Test
    void summaryCountsWhatIsStillOpen() {
        ledger.recordAccepted(text("SM1", ROSA, "one", "https://x.example/status/a", NOON));
        ledger.recordAccepted(text("SM2", ROSA, "two", "https://x.example/status/b", NOON));
        ledger.recordStatus("SM2", new StatusChange(MessageStatus.DELIVERED, NOON, null));

        assertThat(ledger.summary().openTexts()).isEqualTo(1);
        assertThat(ledger.summary().openCallbacks()).isEqualTo(1);

        ledger.recordCallback(new CallbackRecord("SM2", MessageStatus.DELIVERED, 1, NOON, 500, null, false));
        assertThat(ledger.summary().openCallbacks()).isEqualTo(1);
        ledger.recordCallback(new CallbackRecord("SM2", MessageStatus.DELIVERED, 2, NOON, 204, null, true));
        assertThat(ledger.summary().openCallbacks()).isZero();
    }

    @Test
    void sinceIncludesItsMoment() {
        ledger.recordAccepted(text("SM1", ROSA, "before", null, NOON.minusMillis(1)));
        ledger.recordAccepted(text("SM2", ROSA, "at", null, NOON));

        assertThat(ledger.since(NOON)).extracting(CarrierMessage::sid).containsExactly("SM2");
    }

    @Test
    void listenerHearsOfNewAndChangedTextsUntilItEnds() {
        List<MessageStatus> heard = new ArrayList<>();
        Runnable end = ledger.onChange(message -> heard.add(message.status()));

        ledger.recordAccepted(text("SM1", ROSA, "hello", null, NOON));
        ledger.recordStatus("SM1", new StatusChange(MessageStatus.SENT, NOON, null));
        end.run();
        ledger.recordStatus("SM1", new StatusChange(MessageStatus.DELIVERED, NOON, null));

        assertThat(heard).containsExactly(MessageStatus.QUEUED, MessageStatus.SENT);
    }

    @Test
    void deliveryThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Delivery(Duration.ZERO, Duration.ZERO, MessageStatus.QUEUED, null))
                .hasMessageContaining("end must be");
        assertThatThrownBy(() -> Delivery.delivered().within(Duration.ofMillis(-1), Duration.ZERO))
                .hasMessageContaining("negative");
    }

    private static CarrierMessage text(String sid, String to, String body, @Nullable String callback, Instant at) {
        return new CarrierMessage(
                sid,
                Direction.OUTBOUND_API,
                "+12025550100",
                to,
                body,
                SmsEncoding.GSM_7,
                1,
                new CarrierMessage.Terms(null, callback, 60, new Course(Delivery.delivered(), Callbacks.prompt())),
                at,
                List.of(new StatusChange(MessageStatus.QUEUED, at, null)),
                false);
    }
}
