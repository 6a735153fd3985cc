package org.campana.dispatcher.audience;

import org.campana.events.PersonId;
import org.jspecify.annotations.Nullable;

/// The people behind one person id and up to another, in the database's order of ids.
///
/// @param after the range begins behind this person; null begins with the first
/// @param through the range ends with this person; null has no end
public record PersonRange(
        @Nullable PersonId after, @Nullable PersonId through) {}
