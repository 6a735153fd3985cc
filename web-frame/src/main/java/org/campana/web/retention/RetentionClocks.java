package org.campana.web.retention;

import java.util.Arrays;
import java.util.List;

/// What one step of a service keeps. Each step declares a bean of it beside its tables; all of them together are what
/// `/privacy` shows.
///
/// @param service whose it is: `ingest`, `dispatcher` or `notifier`
/// @param clocks in the order they are shown
public record RetentionClocks(String service, List<RetentionClock> clocks) {

    /// Copies the list.
    public RetentionClocks {
        clocks = List.copyOf(clocks);
    }

    /// The clocks of one step.
    public static RetentionClocks of(String service, RetentionClock... clocks) {
        return new RetentionClocks(service, Arrays.asList(clocks));
    }
}
