package org.campana.dispatcher.compose;

/// In what kind of language somebody is told.
public enum Reading {
    /// In the language they want first.
    FIRST,
    /// In another language of their own list.
    LISTED,
    /// In a language that is on no list of theirs, because the network's [FallbackPolicy] says so.
    FALLBACK
}
