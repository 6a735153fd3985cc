package org.campana.notifier.channel.voice;

import java.util.Map;
import java.util.Set;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;

/// Twilio's error codes for calls as data (each is explained at twilio.com/docs/api/errors/NNNNN), and what its words
/// for the end of a call mean.
public final class VoiceCodes {

    /// Surely not processed: too many requests, or too many calls at once.
    private static final Set<Integer> THROTTLED = Set.of(20429, 10004);

    /// Twilio itself does not know: a repeat may ring twice.
    private static final Set<Integer> AMBIGUOUS = Set.of(20500, 20503);

    private static final Map<Integer, Failure> FAILURES = Map.ofEntries(
            Map.entry(21211, Failure.INVALID_NUMBER),
            Map.entry(21217, Failure.INVALID_NUMBER),
            Map.entry(13223, Failure.INVALID_NUMBER),
            Map.entry(21214, Failure.NO_ROUTE),
            // Says itself that an outage of one network may be behind it, so once is no proof.
            Map.entry(13224, Failure.UNKNOWN_NUMBER),
            Map.entry(21203, Failure.CALL_NOT_PERMITTED),
            Map.entry(21215, Failure.CALL_NOT_PERMITTED),
            Map.entry(13227, Failure.CALL_NOT_PERMITTED),
            Map.entry(21216, Failure.CALL_BLOCKED),
            Map.entry(13225, Failure.CALL_BLOCKED),
            Map.entry(20003, Failure.CREDENTIALS),
            Map.entry(10001, Failure.ACCOUNT_SUSPENDED),
            Map.entry(10005, Failure.ACCOUNT_SUSPENDED),
            Map.entry(20005, Failure.ACCOUNT_SUSPENDED),
            Map.entry(21210, Failure.SENDER_UNUSABLE),
            Map.entry(21212, Failure.SENDER_UNUSABLE),
            Map.entry(21213, Failure.SENDER_UNUSABLE),
            Map.entry(10002, Failure.TRIAL_ACCOUNT),
            Map.entry(21219, Failure.TRIAL_ACCOUNT));

    private VoiceCodes() {}

    /// What a refused create request means; [Failure#UNKNOWN_CODE], which is not tried again and calls a person, when
    /// nobody knows.
    static SendOutcome refused(int code) {
        if (THROTTLED.contains(code)) {
            return new Throttled(null);
        }
        return AMBIGUOUS.contains(code) ? new Unknown("code-" + code) : new Rejected(failed(code), code);
    }

    static Failure failed(int code) {
        return FAILURES.getOrDefault(code, Failure.UNKNOWN_CODE);
    }

    /// Why a call ended without anybody hearing it.
    ///
    /// @param status Twilio's word for its end
    /// @param code 0 where none was given
    public static Failure ended(String status, int code) {
        return switch (status) {
            case "busy" -> Failure.LINE_BUSY;
            case "no-answer", "canceled" -> Failure.NOT_ANSWERED;
            default -> FAILURES.getOrDefault(code, Failure.NOT_CONNECTED);
        };
    }
}
