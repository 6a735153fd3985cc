package org.campana.ingest.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.campana.events.DeliveryStatus;
import org.junit.jupiter.api.Test;

class CountsTests {

    private static Counts of(int requested, Counts.Group... groups) {
        return Counts.of(1, new Counts.Slices(true, requested), List.of(groups), List.of(), List.of());
    }

    private static Counts.Group group(DeliveryStatus status, int count, int accepted) {
        return new Counts.Group(status, "es", "es", "lincoln", null, count, accepted, null, null);
    }

    @Test
    void whatNobodyHeardOfYetIsCreated() {
        Counts counts = of(5, group(DeliveryStatus.DELIVERED, 3, 3));

        assertThat(counts.recipients()).isEqualTo(5);
        assertThat(counts.byStatus()).containsEntry(DeliveryStatus.CREATED, 2);
        assertThat(counts.finished()).isFalse();
    }

    /// Two texts failed, and a call followed each: no page may say that five of three went out.
    @Test
    void aChannelThatFollowedAnotherInVainWasAskedForToo() {
        Counts counts = of(3, group(DeliveryStatus.FAILED_PERMANENT, 2, 2), group(DeliveryStatus.DELIVERED, 3, 3));

        assertThat(counts.recipients()).isEqualTo(5);
        assertThat(counts.accepted()).isEqualTo(5);
        assertThat(counts.finished()).isTrue();
    }

    /// The desk sees at once in which languages and for which schools an alert goes out, not only when it has.
    @Test
    void whatWasPlannedIsCountedBeforeAnybodyReportsOfIt() {
        Counts counts = Counts.of(
                1,
                new Counts.Slices(true, 7),
                List.of(group(DeliveryStatus.DELIVERED, 3, 3)),
                List.of(
                        new Counts.Planned("es", "es", "lincoln", 4),
                        new Counts.Planned("es", "mam", "lincoln", 1),
                        new Counts.Planned("ht", "ht", "rivera", 2)),
                List.of());

        assertThat(counts.byStatus()).isEqualTo(Map.of(DeliveryStatus.CREATED, 4, DeliveryStatus.DELIVERED, 3));
        assertThat(counts.byLanguage()).isEqualTo(Map.of("es", 5, "ht", 2));
        assertThat(counts.bySchool()).isEqualTo(Map.of("lincoln", 5, "rivera", 2));
        assertThat(counts.fallbacks()).containsExactly(new Counts.Fallback("mam", "es", 1));
        assertThat(counts.finished()).isFalse();
    }
}
