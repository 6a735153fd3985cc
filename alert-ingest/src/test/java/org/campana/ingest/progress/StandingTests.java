package org.campana.ingest.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.DeliveriesReported.DeliveryReport;
import org.campana.events.DeliveryId;
import org.campana.events.DeliveryStatus;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.junit.jupiter.api.Test;

class StandingTests {

    private static final DeliveryId DELIVERY = DeliveryId.of("5b0c7f3e-9a2b-4c5d-8e6f-0123456789ab");
    private static final Instant START = Instant.parse("2026-11-22T22:10:00Z");

    @Test
    void anyOrderAndAnyRepeatsOfTheSameReportsEndTheSame() {
        Random random = new Random(20261122);
        for (int round = 0; round < 2000; round++) {
            List<DeliveryReport> reports = new ArrayList<>();
            int many = 1 + random.nextInt(6);
            for (int n = 0; n < many; n++) {
                DeliveryStatus status = DeliveryStatus.values()[random.nextInt(DeliveryStatus.values().length)];
                reports.add(report(status, START.plusMillis(random.nextInt(5))));
            }
            Standing inOrder = joined(reports);

            List<DeliveryReport> shuffled = new ArrayList<>(reports);
            shuffled.addAll(reports.subList(0, random.nextInt(reports.size() + 1)));
            Collections.shuffle(shuffled, random);

            assertThat(joined(shuffled)).as("round %d", round).isEqualTo(inOrder);
        }
    }

    @Test
    void aTerminalStatusNeverGoesBackToAnOpenOne() {
        for (DeliveryStatus terminal : DeliveryStatus.values()) {
            for (DeliveryStatus open : DeliveryStatus.values()) {
                if (terminal.terminal() && !open.terminal()) {
                    Standing after =
                            Standing.of(report(terminal, START)).with(Standing.of(report(open, START.plusSeconds(60))));

                    assertThat(after.report().status()).isEqualTo(terminal);
                }
            }
        }
    }

    @Test
    void openStatusesGoOnInTheirOrder() {
        Standing standing = Standing.of(report(DeliveryStatus.SENT, START.plusSeconds(2)))
                .with(Standing.of(report(DeliveryStatus.QUEUED, START)))
                .with(Standing.of(report(DeliveryStatus.SENDING, START.plusSeconds(1))));

        assertThat(standing.report().status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(standing.acceptedAt()).isEqualTo(START.plusSeconds(1));
    }

    private static Standing joined(List<DeliveryReport> reports) {
        return reports.stream().map(Standing::of).reduce(Standing::with).orElseThrow();
    }

    private static DeliveryReport report(DeliveryStatus status, Instant at) {
        return new DeliveryReport(
                DELIVERY,
                1,
                status,
                null,
                null,
                Audience.FAMILIES,
                SchoolId.of("lincoln"),
                Channel.SMS,
                Language.SPANISH,
                Language.SPANISH,
                1,
                at);
    }
}
