package org.campana.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.carrier.ledger.Phone;
import org.campana.carrier.script.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journal: what is in it outlives the process.
class RestartTests {

    private static final String ROSA = "+12025550101";

    @TempDir
    private Path folder;

    @Test
    void textsCallbacksAndBlockListOutliveARestart() {
        try (Receiver receiver = new Receiver();
                Simulator first = Simulator.start(folder)) {
            create(first, receiver.url("/status/4f2a"));
            await().until(() -> receiver.calls().size() == 2);
            first.phones().text("+12025550102", "STOP");
            first.phones().register(Phone.of(ROSA, "Rosa", "es"));
        }

        try (Simulator second = Simulator.start(folder)) {
            assertThat(second.ledger().acceptedByIntent("4f2a"))
                    .singleElement()
                    .satisfies(message -> assertThat(message.status()).isEqualTo(MessageStatus.DELIVERED));
            assertThat(second.ledger().callbacks()).hasSize(2);
            assertThat(second.ledger().requests()).hasSize(1);
            assertThat(second.ledger().blocked("+12025550102")).isTrue();
            assertThat(second.ledger().phones()).extracting(Phone::label).containsExactly("Rosa");
        }
    }

    @Test
    void whatWasUnderWayGoesOnAfterARestartWithItsCourse() {
        try (Receiver receiver = new Receiver()) {
            try (Simulator first = Simulator.start(folder)) {
                first.scripts()
                        .deliver(
                                Match.any(),
                                Delivery.undelivered(30005).within(Duration.ofSeconds(4), Duration.ofSeconds(1)));
                create(first, receiver.url("/status/4f2a"));
            }
            assertThat(receiver.calls()).isEmpty();

            try (Simulator second = Simulator.start(folder)) {
                await().until(() -> receiver.calls().size() == 2);
                assertThat(receiver.statuses()).containsExactly("sent", "undelivered");
                assertThat(second.ledger().accepted()).hasSize(1);
            }
        }
    }

    @Test
    void textOfAPhoneThatWasNotToldIsToldAfterARestart() {
        try (Receiver receiver = new Receiver()) {
            String url = receiver.url("/in");
            try (CarrierLedger ledger = CarrierLedger.open(folder, true);
                    Simulator first = Simulator.start(Map.of("carrier.inbound-url", ""))) {
                // Taken by a process that died before it told anybody.
                ledger.recordAccepted(first.phones().text(ROSA, "2"));
            }

            try (Simulator second =
                    Simulator.start(Map.of("carrier.data-dir", folder.toString(), "carrier.inbound-url", url))) {
                await().until(() -> receiver.calls().size() == 1);
                assertThat(second.ledger().messages()).hasSize(1);
            }
        }
    }

    @Test
    void tornLastLineIsForgottenAndTheNextOneIsWhole() throws IOException {
        Path journal = folder.resolve("journal.jsonl");
        try (CarrierLedger ledger = CarrierLedger.open(folder, false)) {
            ledger.recordPhone(Phone.of(ROSA, "Rosa", "es"));
        }
        Files.writeString(journal, "{\"entry\":\"registered\",\"pho", StandardOpenOption.APPEND);

        try (CarrierLedger ledger = CarrierLedger.open(folder, false)) {
            ledger.recordPhone(Phone.of("+12025550102", "Luis", "es"));
        }

        try (CarrierLedger ledger = CarrierLedger.open(folder, false)) {
            assertThat(ledger.phones()).extracting(Phone::label).containsExactly("Rosa", "Luis");
        }
        assertThat(Files.readAllLines(journal)).hasSize(2);
    }

    @Test
    void brokenLineInTheMiddleIsNotPassedOver() throws IOException {
        Files.writeString(folder.resolve("journal.jsonl"), "{\"entry\":\"regis\n{}\n");

        assertThatThrownBy(() -> CarrierLedger.open(folder, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Line 1");
    }

    @Test
    void secondSimulatorOnTheSameFolderIsRefused() {
        try (CarrierLedger first = CarrierLedger.open(folder, false)) {
            assertThat(first.messages()).isEmpty();
            assertThatThrownBy(() -> CarrierLedger.open(folder, false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("carrier.data-dir");
        }
    }

    private static void create(Simulator simulator, String callback) {
        Message.creator(new PhoneNumber(ROSA), Simulator.SERVICE, "hello")
                .setStatusCallback(callback)
                .create(simulator.twilio());
    }
}
