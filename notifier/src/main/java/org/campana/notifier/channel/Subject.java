package org.campana.notifier.channel;

import java.util.UUID;
import org.campana.events.Language;

/// What a message is about, as far as a channel may make use of it.
///
/// @param thread the same for all messages of one matter: a later one takes the place of an earlier one where a
///     channel can replace
/// @param language of its words
/// @param urgent whether it should wake a sleeping device
public record Subject(UUID thread, Language language, boolean urgent) {}
