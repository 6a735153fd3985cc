package org.campana.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What fills the fields of an approved wording. No reporter's words: the place is one of the names the school
/// itself listed, so nothing that was typed in a hurry reaches a family.
///
/// @param place a name from the school's own list of places, or null for "near the school"
/// @param observedAt when it was seen, not when it was reported
/// @param action what the school declared it does
public record AlertFacts(@Nullable String place, Instant observedAt, SchoolAction action) {

    public AlertFacts {
        if (place != null) {
            Require.name(place, 80, "facts.place");
        }
    }
}
