package org.campana.bench.workload;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One ratio, and what it is held against.
///
/// @param workload such as `W2`
/// @param what is compared, in words
/// @param bar what is asked for
/// @param shown absolute figures beside it, which nobody judges
public record Finding(String workload, String what, Spread ratio, Bar bar, String shown) {

    /// What is asked for. More is better where the gate is below the moonshot.
    ///
    /// @param gate what misses it is a regression; infinite where there is none yet
    record Bar(double gate, double target, double moonshot) {

        static final Bar NONE = new Bar(Double.NaN, Double.NaN, Double.NaN);

        String reached(double ratio) {
            if (Double.isNaN(gate)) {
                return "-";
            }
            return meets(ratio, moonshot)
                    ? "moonshot"
                    : meets(ratio, target) ? "target" : meets(ratio, gate) ? "gate" : "MISSED";
        }

        private boolean meets(double ratio, double limit) {
            return gate < moonshot ? ratio >= limit : ratio <= limit;
        }
    }

    /// A line of the table.
    public String line() {
        String bars = Double.isNaN(bar.gate)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s (gate %s, target %s, moonshot %s)",
                        bar.reached(ratio.median()),
                        plain(bar.gate),
                        plain(bar.target),
                        plain(bar.moonshot));
        return String.format(
                Locale.ROOT,
                "%-4s %-52s %6.2f  [%.2f .. %.2f]  %d rounds%s%s  %s  | %s",
                workload,
                what,
                ratio.median(),
                ratio.least(),
                ratio.most(),
                ratio.rounds(),
                ratio.dropped() > 0 ? ", " + ratio.dropped() + " dropped" : "",
                ratio.isNoisy() ? ", ALL NOISY" : "",
                bars,
                shown);
    }

    private static String plain(double limit) {
        if (Double.isInfinite(limit)) {
            return "none";
        }
        return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    }

    /// The same for a program.
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("workload", workload);
        json.put("what", what);
        json.put("ratio", ratio.median());
        json.put("least", ratio.least());
        json.put("most", ratio.most());
        json.put("rounds", ratio.rounds());
        json.put("dropped", ratio.dropped());
        json.put("noisy", ratio.isNoisy());
        json.put("reached", bar.reached(ratio.median()));
        json.put("shown", shown);
        return json;
    }
}
