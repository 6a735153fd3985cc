package org.campana.events;

import org.jspecify.annotations.Nullable;

/// One part of an audience, by a range of person ids, so that instances share a big alert and a crash resumes
/// at a slice.
///
/// @param slice 1 to `slices`
/// @param after the range begins after this person; null for the first slice
/// @param through the range ends with this person; null for the last slice
public record SliceRequested(
        AlertId alertId,
        int revision,
        int slice,
        int slices,
        @Nullable PersonId after,
        @Nullable PersonId through) implements Event {

    public SliceRequested {
        Require.atLeast(revision, 1, "revision");
        Require.atLeast(slice, 1, "slice");
        Require.atLeast(slices, slice, "slices");
    }

    @Override
    public String key() {
        return alertId + "-" + slice;
    }
}
