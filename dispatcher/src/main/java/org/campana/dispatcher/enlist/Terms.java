package org.campana.dispatcher.enlist;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the sender of a file says about it.
///
/// @param whole whether it is the whole list, so that a school which is not in it leaves
/// @param match headings by hand: what the file says, to the name of a column, or to nothing
/// @param latitude for the schools of a OneRoster zip, which does not say where they are
/// @param timeZone the same
record Terms(
        boolean whole,
        Map<String, String> match,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String timeZone) {}
