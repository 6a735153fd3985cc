package org.campana.bench.workload;

import java.util.List;

/// Of a sample.
final class Percentile {

    private Percentile() {}

    /// The nearest rank: at least this part of the sample is no greater.
    ///
    /// @param part 0 to 1; 0.5 is the median, the mean of the middle two of an even sample
    static double of(List<Double> sample, double part) {
        List<Double> sorted = sample.stream().sorted().toList();
        if (part == 0.5 && sorted.size() % 2 == 0) {
            int middle = sorted.size() / 2;
            return (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }
        return sorted.get((int) Math.max(0, Math.ceil(part * sorted.size()) - 1));
    }
}
