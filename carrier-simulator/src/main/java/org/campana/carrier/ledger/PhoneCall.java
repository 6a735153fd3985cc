package org.campana.carrier.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call on this network, either way.
///
/// @param sid Twilio's id, `CA` and 32 hex digits
/// @param inbound whether a phone called us
/// @param from E.164
/// @param to E.164
/// @param url where it is asked what to play
/// @param statusCallback as given, with its fragment; null for none
/// @param placedAt when it was taken from the API, or the phone called
/// @param status its newest state
/// @param heard what went over the line so far
public record PhoneCall(
        String sid,
        boolean inbound,
        String from,
        String to,
        String url,
        @Nullable String statusCallback,
        Instant placedAt,
        CallStatus status,
        List<Heard> heard) {

    public PhoneCall {
        heard = List.copyOf(heard);
    }

    /// The phone's number, whichever way the call went.
    public String phone() {
        return inbound ? from : to;
    }

    /// The caller's own id of this call: the last segment of the address that is asked what to play.
    public @Nullable String intent() {
        return CreateRequest.intentOf(url);
    }

    /// The words that were spoken, in order.
    public List<String> words() {
        return heard.stream()
                .filter(Heard.Words.class::isInstance)
                .map(each -> ((Heard.Words) each).text())
                .toList();
    }

    /// The recordings that were played, in order.
    public List<Heard.Clip> clips() {
        return heard.stream()
                .filter(Heard.Clip.class::isInstance)
                .map(Heard.Clip.class::cast)
                .toList();
    }

    PhoneCall become(CallStatus next) {
        return new PhoneCall(sid, inbound, from, to, url, statusCallback, placedAt, next, heard);
    }

    PhoneCall with(Heard next) {
        List<Heard> longer = new ArrayList<>(heard);
        longer.add(next);
        return new PhoneCall(sid, inbound, from, to, url, statusCallback, placedAt, status, longer);
    }
}
