package org.campana.bench.rig;

import java.util.List;
import org.campana.bench.rig.Machine.Usage;

/// What the processes of a run have spent until a moment.
///
/// @param own ticks of CPU of the processes that are measured
/// @param run ticks of all processes of the run
public record Spent(long own, long run, Usage machine) {

    private static final double MICROS_A_TICK = 10_000;

    /// Now.
    static Spent read(List<Long> own, List<Long> run) {
        return new Spent(sum(own), sum(run), Machine.usage());
    }

    private static long sum(List<Long> processes) {
        return processes.stream().mapToLong(Machine::ticks).sum();
    }

    /// What the measured processes used since then, in microseconds.
    public double microsSince(Spent before) {
        return (own - before.own) * MICROS_A_TICK;
    }

    /// Which part of the machine others used since then, 0 to 1.
    public double foreignSince(Spent before) {
        long busy = machine.busy() - before.machine.busy();
        long all = busy + machine.idle() - before.machine.idle();
        return all == 0 ? 0 : Math.max(0, busy - (run - before.run)) / (double) all;
    }
}
