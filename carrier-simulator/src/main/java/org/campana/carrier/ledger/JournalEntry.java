package org.campana.carrier.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// One line of the journal. The ledger is what these lines, read in order, make it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalEntry.Requested.class, name = "requested"),
    @JsonSubTypes.Type(value = JournalEntry.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = JournalEntry.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = JournalEntry.CalledBack.class, name = "calledBack"),
    @JsonSubTypes.Type(value = JournalEntry.Deleted.class, name = "deleted"),
    @JsonSubTypes.Type(value = JournalEntry.Blocked.class, name = "blocked"),
    @JsonSubTypes.Type(value = JournalEntry.Registered.class, name = "registered"),
})
sealed interface JournalEntry {

    record Requested(RequestRecord request) implements JournalEntry {}

    record Accepted(CarrierMessage message) implements JournalEntry {}

    record Moved(String sid, StatusChange change) implements JournalEntry {}

    record CalledBack(CallbackRecord callback) implements JournalEntry {}

    record Deleted(String sid, Instant at) implements JournalEntry {}

    /// A phone said STOP, or START.
    ///
    /// @param blocked false when START lifted it
    record Blocked(String number, boolean blocked, Instant at) implements JournalEntry {}

    record Registered(Phone phone) implements JournalEntry {}
}
