package org.campana.notifier.channel.sms;

import java.util.Map;
import java.util.Set;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;

/// Twilio's error codes as data (reliability 2.3; each is explained at twilio.com/docs/api/errors/NNNNN).
public final class TwilioCodes {

    /// Surely not processed: too many requests, the sender's queue is over 10 hours long, the account's
    /// limit.
    private static final Set<Integer> THROTTLED = Set.of(20429, 21611, 63017);

    /// Twilio itself does not know: a repeat may text twice (20500).
    private static final Set<Integer> AMBIGUOUS = Set.of(20500, 20503);

    private static final Map<Integer, Failure> FAILURES = Map.ofEntries(
            Map.entry(30001, Failure.QUEUE_OVERFLOW),
            Map.entry(30003, Failure.PHONE_OFF),
            Map.entry(30008, Failure.CARRIER_UNKNOWN),
            Map.entry(30017, Failure.CARRIER_CONGESTED),
            Map.entry(30022, Failure.CAMPAIGN_RATE),
            Map.entry(30410, Failure.PROVIDER_TIMEOUT),
            Map.entry(30450, Failure.TEMPORARILY_BLOCKED),
            Map.entry(30453, Failure.TEMPORARILY_BLOCKED),
            Map.entry(30485, Failure.TEMPORARILY_BLOCKED),
            Map.entry(30500, Failure.PROVIDER_TIMEOUT),
            Map.entry(21211, Failure.INVALID_NUMBER),
            Map.entry(21612, Failure.NO_ROUTE),
            Map.entry(21614, Failure.NOT_MOBILE),
            Map.entry(30005, Failure.UNKNOWN_NUMBER),
            Map.entry(30006, Failure.LANDLINE),
            Map.entry(21610, Failure.OPTED_OUT),
            Map.entry(30004, Failure.BLOCKED),
            Map.entry(30007, Failure.FILTERED),
            Map.entry(21617, Failure.TOO_LONG),
            Map.entry(21619, Failure.EMPTY),
            Map.entry(30023, Failure.DAY_CAP),
            Map.entry(30025, Failure.NEAR_CAP),
            Map.entry(30026, Failure.NEAR_CAP),
            Map.entry(30027, Failure.NEAR_CAP),
            Map.entry(30454, Failure.ACCOUNT_CAP),
            Map.entry(60728, Failure.ACCOUNT_CAP),
            Map.entry(63038, Failure.ACCOUNT_CAP),
            Map.entry(20003, Failure.CREDENTIALS),
            Map.entry(21408, Failure.COUNTRY_NOT_ENABLED),
            Map.entry(21603, Failure.SENDER_UNUSABLE),
            Map.entry(21606, Failure.SENDER_UNUSABLE),
            Map.entry(21704, Failure.SENDER_UNUSABLE),
            Map.entry(30002, Failure.ACCOUNT_SUSPENDED),
            Map.entry(30037, Failure.ACCOUNT_SUSPENDED),
            Map.entry(30032, Failure.TOLL_FREE_UNVERIFIED),
            Map.entry(30033, Failure.CAMPAIGN_UNREGISTERED),
            Map.entry(30034, Failure.CAMPAIGN_UNREGISTERED),
            Map.entry(30035, Failure.CAMPAIGN_UNREGISTERED),
            Map.entry(21608, Failure.TRIAL_ACCOUNT),
            Map.entry(30029, Failure.RETENTION_NOT_ENABLED),
            Map.entry(30030, Failure.RETENTION_NOT_ENABLED),
            Map.entry(30036, Failure.TOO_OLD),
            Map.entry(21624, Failure.BAD_VALIDITY),
            Map.entry(90007, Failure.BAD_VALIDITY));

    private TwilioCodes() {}

    /// What a refused create call means.
    static SendOutcome refused(int code) {
        if (THROTTLED.contains(code)) {
            return new Throttled(null);
        }
        return AMBIGUOUS.contains(code) ? new Unknown("code-" + code) : new Rejected(failed(code), code);
    }

    /// What the error code of a failed or undelivered message means; [Failure#UNKNOWN_CODE] when nobody
    /// knows.
    public static Failure failed(int code) {
        return FAILURES.getOrDefault(code, Failure.UNKNOWN_CODE);
    }
}
