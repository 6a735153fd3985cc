package org.campana.ingest.deadletter;

import java.time.Instant;

/// What somebody did about a dead letter.
///
/// @param by their name
public record Deed(What what, String by, Instant at) {

    /// The two ways out.
    public enum What {
        /// Back on its topic.
        REPLAYED,
        /// Looked at, and left where it is.
        SET_ASIDE
    }
}
