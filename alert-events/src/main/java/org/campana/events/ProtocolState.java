package org.campana.events;

/// At which state of an incident a protocol tells somebody. One so far: nobody is told of what nobody confirmed, and
/// how it ended is told to exactly those who were told before, which no protocol changes.
public enum ProtocolState {
    /// A verifier confirmed it.
    CONFIRMED
}
