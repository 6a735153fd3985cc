package org.campana.carrier.page;

import java.util.List;
import org.campana.carrier.ledger.CallBook;
import org.campana.carrier.ledger.CallStatus;
import org.campana.carrier.ledger.Heard;
import org.campana.carrier.ledger.Phone;
import org.campana.carrier.ledger.PhoneCall;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/// Makes what the page shows of calls: no sound, but the words that were spoken.
@Component
@ConditionalOnBooleanProperty("carrier.page")
final class CallViews {

    private final CallBook book;

    CallViews(CallBook book) {
        this.book = book;
    }

    /// The calls that a phone got or made, oldest first.
    List<CallBubble> of(Phone phone) {
        return book.ofPhone(phone.number()).stream().map(CallViews::bubble).toList();
    }

    private static CallBubble bubble(PhoneCall call) {
        return new CallBubble(
                call.sid(),
                call.inbound(),
                call.heard().stream().map(CallViews::line).toList(),
                PhoneViews.moment(call.placedAt()),
                PhoneViews.time(call.placedAt()),
                status(call.status()),
                call.status() == CallStatus.IN_PROGRESS);
    }

    private static CallBubble.Line line(Heard heard) {
        return switch (heard) {
            case Heard.Words(String text, String language) ->
                new CallBubble.Line(text, language == null ? "en" : language, PhoneViews.direction(text), false);
            case Heard.Clip clip -> ours("A recording is played.");
            case Heard.Key(String digit) -> ours("Key " + digit + " pressed.");
            case Heard.Fault(String url, String what) ->
                ours("An application error has occurred (" + what + "). The carrier hangs up.");
        };
    }

    private static CallBubble.Line ours(String text) {
        return new CallBubble.Line(text, "en", "ltr", true);
    }

    private static String status(CallStatus status) {
        return switch (status) {
            case QUEUED, RINGING -> "Rings";
            case IN_PROGRESS -> "On the line";
            case COMPLETED -> "Over";
            case BUSY -> "Busy";
            case NO_ANSWER -> "Not answered";
            case FAILED -> "Not connected";
        };
    }
}
