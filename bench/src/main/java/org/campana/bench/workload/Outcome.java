package org.campana.bench.workload;

import java.util.List;
import org.campana.bench.carrier.Arrivals.Verdict;

/// What came of a workload.
///
/// @param verdict on Campana's texts, over all of its rounds
/// @param yardstick the same on the yardsticks' texts: a yardstick that loses is none
/// @param notes lines to be read below the table
public record Outcome(List<Finding> findings, Verdict verdict, Verdict yardstick, List<String> notes) {

    /// Nothing wrong.
    static final Verdict CLEAN = new Verdict(0, 0, 0);
}
