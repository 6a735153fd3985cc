package org.campana.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One slice is done: how many deliveries it asked for, and who was held back why. Together the slices of a
/// revision say how many people an alert is for.
///
/// @param requested deliveries asked of the notifier
/// @param heldBack people of the slice who are not sent anything, by reason
/// @param planned what the requested ones are, so that nobody need report each of them before it leaves; null from
///     versions that did not say
public record SliceFannedOut(
        AlertId alertId,
        int revision,
        int slice,
        int slices,
        int requested,
        List<HeldBack> heldBack,
        @Nullable List<Planned> planned)
        implements Event {

    public SliceFannedOut {
        Require.atLeast(revision, 1, "revision");
        Require.atLeast(slice, 1, "slice");
        Require.atLeast(slices, slice, "slices");
        Require.atLeast(requested, 0, "requested");
        heldBack = List.copyOf(heldBack);
        planned = planned == null ? null : List.copyOf(planned);
    }

    /// What is known of the requested ones; never null.
    public List<Planned> plannedOrNone() {
        return planned == null ? List.of() : planned;
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

    /// So many deliveries in one language.
    ///
    /// @param language of the text
    /// @param wanted the first language of these people's lists
    public record Planned(SchoolId schoolId, Language language, Language wanted, int deliveries) {

        public Planned {
            Require.atLeast(deliveries, 1, "deliveries");
        }
    }
}
