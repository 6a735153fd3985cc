package org.campana.events;

import java.util.List;

/// One slice is done: how many deliveries it asked for, and who was held back why. Together the slices of a
/// revision say how many people an alert is for.
///
/// @param requested deliveries asked of the notifier
/// @param heldBack people of the slice who are not sent anything, by reason
public record SliceFannedOut(
        AlertId alertId, int revision, int slice, int slices, int requested, List<HeldBack> heldBack) implements Event {

    public SliceFannedOut {
        Require.atLeast(revision, 1, "revision");
        Require.atLeast(slice, 1, "slice");
        Require.atLeast(slices, slice, "slices");
        Require.atLeast(requested, 0, "requested");
        heldBack = List.copyOf(heldBack);
    }

    @Override
    public String key() {
        return alertId.toString();
    }

    /// So many people of one language were held back for one reason.
    ///
    /// @param language the first language of their list
    public record HeldBack(SuppressionReason reason, Language language, int people) {

        public HeldBack {
            Require.atLeast(people, 0, "people");
        }
    }
}
