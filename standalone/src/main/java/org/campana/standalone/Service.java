package org.campana.standalone;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What can run in a process. `ALL` is the three services together; the simulator only ever stands beside them
/// in a demo or a test.
public enum Service {
    ALL,
    INGEST,
    DISPATCHER,
    NOTIFIER,
    SIMULATOR;

    /// The services of a whole Campana, without the simulator.
    static Set<Service> three() {
        return EnumSet.of(INGEST, DISPATCHER, NOTIFIER);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
