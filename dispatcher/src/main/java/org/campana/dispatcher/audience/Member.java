package org.campana.dispatcher.audience;

import java.util.List;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.PersonId;

/// Somebody who asked to hear of a school.
///
/// @param languages in their own order, never empty
/// @param channels those of their channels that this network offers and the school's protocol allows, in order; empty
///     when there is none
/// @param hours when they want to hear of something new
public record Member(PersonId personId, List<Language> languages, List<Channel> channels, Hours hours) {

    /// The language they want first.
    public Language wanted() {
        return languages.getFirst();
    }
}
