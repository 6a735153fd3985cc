package org.campana.bench.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What many rounds said of one ratio. A round in which others used more than a quarter of the machine is dropped,
/// unless all were.
final class Spread {

    private static final double MOST_FOREIGN = 0.25;

    private final List<Double> kept = new ArrayList<>();
    private final List<Double> disturbed = new ArrayList<>();

    /// @param foreign which part of the machine others used meanwhile, 0 to 1
    void add(double ratio, double foreign) {
        (foreign > MOST_FOREIGN ? disturbed : kept).add(ratio);
    }

    private List<Double> counted() {
        return kept.isEmpty() ? disturbed : kept;
    }

    double median() {
        return Percentile.of(counted(), 0.5);
    }

    double least() {
        return Collections.min(counted());
    }

    double most() {
        return Collections.max(counted());
    }

    int dropped() {
        return kept.isEmpty() ? 0 : disturbed.size();
    }

    /// Whether there was no quiet round, so that these figures are of noisy ones.
    boolean isNoisy() {
        return kept.isEmpty();
    }

    int rounds() {
        return counted().size();
    }
}
