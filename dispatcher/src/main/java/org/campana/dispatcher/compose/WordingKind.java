package org.campana.dispatcher.compose;

import java.util.EnumSet;
import java.util.Set;
import org.campana.events.FollowUpKind;

/// What a wording is for.
public enum WordingKind {
    /// Opens an alert.
    FIRST_ALERT,
    /// Something changed; the alert still holds.
    UPDATE,
    /// It is over.
    ALL_CLEAR,
    /// The alert was wrong.
    CORRECTION,
    /// Stands before each text of a drill.
    DRILL_PREFIX,
    /// Says how to leave; stands after a first alert where it costs no further segment.
    STOP_HINT;

    /// What has to be ready in a language before an alert may open in it: nobody is warned in words in which they
    /// cannot be told later that it was wrong (field guide, section 5, point 2).
    public static Set<WordingKind> neededToOpen(boolean drill) {
        Set<WordingKind> needed = EnumSet.of(FIRST_ALERT, UPDATE, ALL_CLEAR, CORRECTION);
        if (drill) {
            needed.add(DRILL_PREFIX);
        }
        return needed;
    }

    /// The kind of a follow-up.
    public static WordingKind of(FollowUpKind kind) {
        return switch (kind) {
            case UPDATE -> UPDATE;
            case ALL_CLEAR -> ALL_CLEAR;
            case CORRECTION -> CORRECTION;
        };
    }
}
