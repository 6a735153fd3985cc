package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.DeliveriesReported;
import org.campana.events.DeliveryId;
import org.campana.events.DeliveryRequested;
import org.campana.events.DeliveryStatus;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Severity;
import org.campana.events.Topics;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.EventProbe;
import org.junit.jupiter.api.Test;

class OneTextIT extends WithNotifier {

    @Test
    void aRequestedTextReachesThePhoneAndEveryStepIsReported() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();

        request(alert, "Valle Alerts: CONFIRMED. Agents near Lincoln.", person);
        awaitStatus(alert, person, "DELIVERED");

        assertThat(Network.textsTo(number.e164())).containsExactly("Valle Alerts: CONFIRMED. Agents near Lincoln.");
        CarrierMessage message = Network.ledger().toNumber(number.e164()).getFirst();
        assertThat(message.statusCallback())
                .matches("http://localhost:\\d+/webhooks/twilio/status/[0-9a-f]{32}#ct=3000&rt=5000&rc=5&rp=all");
        assertThat(message.terms()).isNotNull();
        assertThat(message.terms().validitySeconds()).isBetween(1780, 1800);
        try (EventProbe probe = EventProbe.on(topics, Topics.CONCLUDED)) {
            // The callback may be quicker than the answer; then the text is SENT without having been SENDING.
            for (Set<DeliveryStatus> step :
                    List.of(Set.of(DeliveryStatus.SENDING, DeliveryStatus.SENT), Set.of(DeliveryStatus.DELIVERED))) {
                probe.await(
                        DeliveriesReported.class,
                        report -> report.alertId().equals(alert.alertId())
                                && step.contains(report.deliveries().getFirst().status()));
            }
            assertThat(probe.awaitAtLeast(
                            1,
                            DeliveriesReported.class,
                            report -> report.alertId().equals(alert.alertId())))
                    .as("that it waits was told by its slice")
                    .noneMatch(report -> report.deliveries().getFirst().status() == DeliveryStatus.QUEUED);
        }
    }

    /// Such records may lie on a topic for three days after an update (ADR 0018). Who was asked for in both forms
    /// is told once.
    @Test
    void whatWasSaidToOneAloneIsStillHeard() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();

        send(new DeliveryRequested(
                DeliveryId.of(alert.alertId(), 1, person, Channel.SMS),
                alert.alertId(),
                1,
                person,
                Audience.FAMILIES,
                alert.schoolId(),
                Channel.SMS,
                Language.ENGLISH,
                Language.ENGLISH,
                "Alone.",
                1,
                Severity.IMMEDIATE,
                false,
                alert.releasedAt(),
                alert.expiresAt(),
                null,
                null));
        awaitStatus(alert, person, "DELIVERED");
        PersonId other = family(freshNumber());
        request(alert, "Alone.", person, other);
        awaitStatus(alert, other, "DELIVERED");

        assertThat(Network.textsTo(number.e164())).containsExactly("Alone.");
    }

    @Test
    void aRepeatedRequestTextsNobodyTwice() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();

        request(alert, "Once.", person, person, person);
        awaitStatus(alert, person, "DELIVERED");
        request(alert, "Once.", person);
        PersonId other = family(freshNumber());
        request(alert, "Once.", other);
        awaitStatus(alert, other, "DELIVERED");

        assertThat(Network.textsTo(number.e164())).containsExactly("Once.");
    }
}
