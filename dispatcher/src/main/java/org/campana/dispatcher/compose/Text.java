package org.campana.dispatcher.compose;

import org.campana.events.Language;

/// A finished text.
///
/// @param segments how many SMS segments it takes, 1 or more
public record Text(Language language, String text, int segments) {}
