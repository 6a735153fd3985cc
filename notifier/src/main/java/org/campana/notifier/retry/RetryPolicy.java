package org.campana.notifier.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.campana.events.DeliveryStatus;
import org.campana.events.Severity;
import org.campana.events.SuppressionReason;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.SendOutcome.Busy;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.campana.notifier.channel.SendOutcome.Unreachable;
import org.campana.notifier.retry.Decision.Again;
import org.campana.notifier.retry.Decision.InDoubt;
import org.campana.notifier.retry.Decision.Later;
import org.campana.notifier.retry.Decision.Over;
import org.campana.notifier.retry.Decision.Wait;
import org.jspecify.annotations.Nullable;

/// The one place that says what follows from a failure (reliability 2.3):
///
/// | What came | While time is left | Ends as |
/// | --- | --- | --- |
/// | accepted | wait for receipts | - |
/// | throttled, busy, unreachable | same intent again, 1 s, 2 s, 4 s ... with jitter, or as the carrier asks | EXPIRED
/// |
/// | unknown | 30 s for a callback, then one resend unless routine | FAILED_TECHNICAL, UNCONFIRMED |
/// | transient | two new tries (one where the carrier gave no reason) | FAILED_TEMPORARY |
/// | permanent; second time a number is unknown | none | FAILED_PERMANENT |
/// | opted out; second time blocked | none, and the person is off the list | SUPPRESSED |
/// | quota, configuration | keep it, probe rarely, call a person; by another account soon | EXPIRED |
/// | content, unknown code | none, call a person | FAILED_TECHNICAL |
/// | too old at the carrier | none | EXPIRED |
public final class RetryPolicy {

    private static final int NEW_TRIES = 2;
    private static final int NEW_TRIES_WITHOUT_A_REASON = 1;
    private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

    private final RetrySettings settings;
    private final RandomGenerator random;
    private final boolean anotherAccount;

    /// @param anotherAccount whether there is one by which a text can leave that the first account cannot send
    public RetryPolicy(RetrySettings settings, RandomGenerator random, boolean anotherAccount) {
        this.settings = settings;
        this.random = random;
        this.anotherAccount = anotherAccount;
    }

    /// After a request to the carrier.
    public Decision afterSending(SendOutcome outcome, Tried tried) {
        return switch (outcome) {
            case Accepted accepted -> new Wait(accepted.providerId());
            case Throttled throttled -> later(throttled.retryAfter(), tried);
            case Busy busy -> later(busy.retryAfter(), tried);
            case Unreachable unreachable -> later(null, tried);
            case Unknown unknown -> new InDoubt(settings.callbackWindow());
            case Rejected rejected -> afterRefusal(rejected.reason(), tried);
        };
    }

    private Decision afterRefusal(Failure failure, Tried tried) {
        return switch (failure.kind()) {
            case TRANSIENT -> tried.postponed() < NEW_TRIES ? later(settings.afterAcceptance(), tried) : over(failure);
            case TRANSIENT_ONCE -> tried.postponed() < 1 ? later(settings.afterAcceptance(), tried) : over(failure);
            case PERMANENT_AT_SECOND, OPT_OUT_AT_SECOND ->
                tried.tries() + tried.postponed() < 2 ? later(settings.afterAcceptance(), tried) : over(failure);
            case QUOTA, CONFIGURATION -> later(anotherAccount ? null : settings.repair(), tried);
            case PERMANENT, OPT_OUT, CONTENT, EXPIRED, UNKNOWN -> over(failure);
        };
    }

    /// After the carrier had taken it and then reported that it failed.
    public Decision afterAcceptance(Failure failure, Tried tried) {
        return switch (failure.kind()) {
            case TRANSIENT -> again(failure, tried, NEW_TRIES, pause(tried));
            case TRANSIENT_ONCE, PERMANENT_AT_SECOND, OPT_OUT_AT_SECOND ->
                again(failure, tried, NEW_TRIES_WITHOUT_A_REASON, pause(tried));
            case QUOTA, CONFIGURATION ->
                again(
                        failure,
                        tried,
                        Integer.MAX_VALUE,
                        anotherAccount && tried.tries() == 1 ? settings.firstPause() : pause(tried));
            case PERMANENT, OPT_OUT, CONTENT, EXPIRED, UNKNOWN -> over(failure);
        };
    }

    /// Whether a text in doubt is sent once more, when its window is over without a callback. A doubled drill
    /// is worse than a missed one; a missed warning is worse than a doubled one.
    ///
    /// @param doubts how many requests of this delivery are in doubt, 1 or more
    public boolean resend(Severity severity, Duration left, int doubts) {
        return severity != Severity.ROUTINE && doubts == 1 && left.compareTo(LAST_CHANCE) > 0;
    }

    /// Whether nobody at all can be texted until somebody repairs something or a quota begins anew.
    public static boolean concernsEveryone(Failure failure) {
        return failure.kind() == Failure.Kind.CONFIGURATION || failure.kind() == Failure.Kind.QUOTA;
    }

    private Decision later(@Nullable Duration asked, Tried tried) {
        Duration backOff = jittered(settings.firstPause().multipliedBy(1L << Math.min(tried.postponed(), 10)));
        Duration wait = asked == null || asked.compareTo(backOff) < 0 ? backOff : asked;
        if (wait.compareTo(tried.left().minus(LAST_CHANCE)) < 0) {
            return new Later(wait);
        }
        Duration lastChance = tried.left().minus(LAST_CHANCE);
        return lastChance.compareTo(LAST_CHANCE) > 0
                ? new Later(lastChance)
                : new Over(DeliveryStatus.EXPIRED, null, null);
    }

    /// Half of it at least, so that a storm of repeats spreads out.
    private Duration jittered(Duration pause) {
        Duration capped = pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
        return Duration.ofMillis(capped.toMillis() / 2 + random.nextLong(capped.toMillis() / 2 + 1));
    }

    private Duration pause(Tried tried) {
        return settings.afterAcceptance().multipliedBy(tried.tries() == 1 ? 1 : 3);
    }

    private Decision again(Failure failure, Tried tried, int newTries, Duration wait) {
        boolean worthIt = tried.tries() <= newTries && tried.left().compareTo(wait.plus(LAST_CHANCE)) > 0;
        return worthIt ? new Again(wait) : over(failure);
    }

    private static Over over(Failure failure) {
        return switch (failure.kind()) {
            case TRANSIENT, TRANSIENT_ONCE -> new Over(DeliveryStatus.FAILED_TEMPORARY, null, failure);
            case PERMANENT, PERMANENT_AT_SECOND -> new Over(DeliveryStatus.FAILED_PERMANENT, null, failure);
            case OPT_OUT, OPT_OUT_AT_SECOND ->
                new Over(DeliveryStatus.SUPPRESSED, SuppressionReason.BLOCKED_BY_CARRIER, failure);
            case CONTENT, UNKNOWN, QUOTA, CONFIGURATION -> new Over(DeliveryStatus.FAILED_TECHNICAL, null, failure);
            case EXPIRED -> new Over(DeliveryStatus.EXPIRED, null, null);
        };
    }
}
