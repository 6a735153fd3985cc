package org.campana.bench.workload;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

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

    /// The median of a figure.
    static <T> double median(List<T> turns, ToDoubleFunction<T> figure) {
        return of(turns.stream().mapToDouble(figure).boxed().toList(), 0.5);
    }

    /// The medians of a figure of two sides, as the words have them.
    static <T> String medians(String words, List<T> one, List<T> other, ToDoubleFunction<T> figure) {
        return String.format(Locale.ROOT, words, median(one, figure), median(other, figure));
    }
}
