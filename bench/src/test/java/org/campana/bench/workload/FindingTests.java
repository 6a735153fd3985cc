package org.campana.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.campana.bench.workload.Finding.Bar;
import org.junit.jupiter.api.Test;

class FindingTests {

    @Test
    void whatMustBeLargeIsMeasuredUpwards() {
        Bar rate = new Bar(0.5, 0.7, 0.9);

        assertThat(List.of(rate.reached(0.49), rate.reached(0.5), rate.reached(0.7), rate.reached(0.95)))
                .containsExactly("MISSED", "gate", "target", "moonshot");
    }

    @Test
    void whatMustBeSmallIsMeasuredDownwards() {
        Bar cost = new Bar(2, 1.4, 1.15);

        assertThat(List.of(cost.reached(2.1), cost.reached(2), cost.reached(1.2), cost.reached(1)))
                .containsExactly("MISSED", "gate", "target", "moonshot");
    }

    @Test
    void whereThereIsNoGateNothingIsMissed() {
        Bar bar = new Bar(Double.POSITIVE_INFINITY, 20, 5);
        Spread spread = new Spread();
        spread.add(300, 0);

        assertThat(new Finding("W1c", "first text", spread, bar, "").line())
                .contains("gate (gate none, target 20, moonshot 5)")
                .doesNotContain("MISSED");
    }

    @Test
    void aNoisyRoundIsDroppedUnlessAllAre() {
        Spread spread = new Spread();
        spread.add(9, 0.26);
        assertThat(spread.isNoisy()).isTrue();
        assertThat(spread.median()).isEqualTo(9);

        spread.add(1, 0.1);
        spread.add(2, 0.25);

        assertThat(spread.median()).isEqualTo(1.5);
        assertThat(spread.dropped()).isEqualTo(1);
        assertThat(spread.isNoisy()).isFalse();
        assertThat(new Finding("W2", "rate", spread, Bar.NONE, "").line()).contains("1 dropped");
    }

    @Test
    void aPercentileIsTheNearestRank() {
        List<Double> sample = List.of(4.0, 1.0, 3.0, 2.0, 5.0);

        assertThat(Percentile.of(sample, 0.5)).isEqualTo(3);
        assertThat(Percentile.of(sample, 0.99)).isEqualTo(5);
    }
}
