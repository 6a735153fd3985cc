package org.campana.carrier.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.campana.events.sms.SmsEncoding;
import org.jspecify.annotations.Nullable;

/// One text on this network, either way.
///
/// @param sid Twilio's id, `SM` and 32 hex digits
/// @param from E.164, ours for outbound texts
/// @param to E.164
/// @param terms what the sender asked for beside the text; null for texts of phones
/// @param acceptedAt when it was taken; it is in the journal since before that was told
/// @param history its states in order, at least one
/// @param deleted whether the sender deleted it from the API; the ledger keeps it
public record CarrierMessage(
        String sid,
        Direction direction,
        String from,
        String to,
        String body,
        SmsEncoding encoding,
        int segments,
        @Nullable Terms terms,
        Instant acceptedAt,
        List<StatusChange> history,
        boolean deleted) {

    public CarrierMessage {
        history = List.copyOf(history);
        if (history.isEmpty()) {
            throw new IllegalArgumentException("history must hold the first status");
        }
    }

    /// What the sender asked for beside the text.
    ///
    /// @param statusCallback as given, with its fragment
    /// @param validitySeconds how long it may wait in the queue, 1 to 36,000
    public record Terms(
            @Nullable String messagingServiceSid,
            @Nullable String statusCallback,
            int validitySeconds,
            Course course) {}

    /// Its newest state.
    @JsonIgnore
    public StatusChange last() {
        return history.getLast();
    }

    /// Its newest state.
    @JsonIgnore
    public MessageStatus status() {
        return last().status();
    }

    /// Where the sender wants to be told of its states.
    @JsonIgnore
    public @Nullable String statusCallback() {
        return terms == null ? null : terms.statusCallback();
    }

    /// The sender's own id of this send: the last segment of the status callback's path.
    @JsonIgnore
    public @Nullable String intent() {
        return CreateRequest.intentOf(statusCallback());
    }

    /// When it left for the phone; null before.
    @JsonIgnore
    public @Nullable Instant sentAt() {
        return history.stream()
                .filter(change -> change.status() == MessageStatus.SENT)
                .map(StatusChange::at)
                .findFirst()
                .orElse(null);
    }

    /// The phone's number, whichever way the text went.
    @JsonIgnore
    public String phone() {
        return direction == Direction.INBOUND ? from : to;
    }

    /// The states reached so far of which the application is told: for a phone's text the text itself,
    /// else all but the first (Twilio sends no callback for the state a text is created with).
    public List<MessageStatus> tellable() {
        if (direction == Direction.INBOUND) {
            return List.of(MessageStatus.RECEIVED);
        }
        if (statusCallback() == null) {
            return List.of();
        }
        return history.stream().skip(1).map(StatusChange::status).toList();
    }

    CarrierMessage with(StatusChange change) {
        List<StatusChange> longer = new ArrayList<>(history);
        longer.add(change);
        return new CarrierMessage(
                sid, direction, from, to, body, encoding, segments, terms, acceptedAt, longer, deleted);
    }

    CarrierMessage withoutTrace() {
        return new CarrierMessage(sid, direction, from, to, body, encoding, segments, terms, acceptedAt, history, true);
    }
}
