package org.campana.notifier.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.campana.events.DeliveryStatus;
import org.campana.events.Severity;
import org.campana.events.SuppressionReason;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.campana.notifier.channel.SendOutcome.Unreachable;
import org.campana.notifier.retry.Decision.Again;
import org.campana.notifier.retry.Decision.InDoubt;
import org.campana.notifier.retry.Decision.Later;
import org.campana.notifier.retry.Decision.Over;
import org.campana.notifier.retry.Decision.Wait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTests {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private static final RetrySettings SETTINGS = new RetrySettings(
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMinutes(2),
            Duration.ofSeconds(30));

    private final RetryPolicy policy = new RetryPolicy(SETTINGS, new Random(1), false);

    private static Tried tried(Duration left, int tries, int postponed) {
        return new Tried(Severity.IMMEDIATE, left, tries, postponed);
    }

    @Test
    void whatWasTakenWaitsForItsReceipts() {
        assertThat(policy.afterSending(new Accepted("SM1"), tried(AN_HOUR, 1, 0)))
                .isEqualTo(new Wait("SM1"));
    }

    @Test
    void doubtWaitsForACallback() {
        assertThat(policy.afterSending(new Unknown("timeout"), tried(AN_HOUR, 1, 0)))
                .isEqualTo(new InDoubt(Duration.ofSeconds(30)));
    }

    @Test
    void whatSurelyNeverArrivedIsRepeatedAtGrowingPausesThatEndAtThirtySeconds() {
        for (int postponed = 0; postponed < 40; postponed++) {
            long full = Math.min(30_000, 1_000L << Math.min(postponed, 10));

            Decision decision = policy.afterSending(new Unreachable("connect"), tried(AN_HOUR, 1, postponed));

            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Later.class,
                            later -> assertThat(later.after().toMillis()).isBetween(full / 2, full));
        }
    }

    @Test
    void theCarriersWishIsHonouredUntilTheLastChance() {
        assertThat(policy.afterSending(new Throttled(Duration.ofSeconds(90)), tried(AN_HOUR, 1, 0)))
                .isEqualTo(new Later(Duration.ofSeconds(90)));
        assertThat(policy.afterSending(new Throttled(Duration.ofSeconds(90)), tried(Duration.ofSeconds(60), 1, 0)))
                .as("tried once more shortly before it is too old")
                .isEqualTo(new Later(Duration.ofSeconds(55)));
        assertThat(policy.afterSending(new Throttled(Duration.ofSeconds(90)), tried(Duration.ofSeconds(6), 1, 0)))
                .isEqualTo(new Over(DeliveryStatus.EXPIRED, null, null));
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void nothingIsEverTriedAfterItExpired(Failure failure) {
        for (int seconds = -5; seconds <= 6; seconds++) {
            Duration left = Duration.ofSeconds(seconds);
            for (Decision decision : new Decision[] {
                policy.afterSending(new Rejected(failure, 1), tried(left, 1, 0)),
                policy.afterSending(new Unreachable("connect"), tried(left, 1, 3)),
                policy.afterAcceptance(failure, tried(left, 1, 0))
            }) {
                Duration after = switch (decision) {
                    case Later later -> later.after();
                    case Again again -> again.after();
                    case Wait wait -> Duration.ZERO;
                    case InDoubt doubt -> Duration.ZERO;
                    case Over over -> Duration.ZERO.minus(AN_HOUR);
                };
                assertThat(after).isLessThan(left.isNegative() ? Duration.ZERO : left.plusMillis(1));
            }
        }
        assertThat(policy.resend(Severity.IMMEDIATE, Duration.ofSeconds(5), 1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "LANDLINE, FAILED_PERMANENT", "INVALID_NUMBER, FAILED_PERMANENT", "OPTED_OUT, SUPPRESSED",
        "FILTERED, FAILED_TECHNICAL", "UNKNOWN_CODE, FAILED_TECHNICAL", "TOO_OLD, EXPIRED"
    })
    void whatIsOverAtOnceEndsAsTheTableSays(Failure failure, DeliveryStatus status) {
        SuppressionReason reason = status == DeliveryStatus.SUPPRESSED ? SuppressionReason.BLOCKED_BY_CARRIER : null;
        Over over = new Over(status, reason, status == DeliveryStatus.EXPIRED ? null : failure);

        assertThat(policy.afterSending(new Rejected(failure, 1), tried(AN_HOUR, 1, 0)))
                .isEqualTo(over);
        assertThat(policy.afterAcceptance(failure, tried(AN_HOUR, 1, 0))).isEqualTo(over);
    }

    @Test
    void aPhoneThatIsOffIsTriedTwiceMoreAndThenGivenUp() {
        assertThat(policy.afterAcceptance(Failure.PHONE_OFF, tried(AN_HOUR, 1, 0)))
                .isEqualTo(new Again(Duration.ofSeconds(60)));
        assertThat(policy.afterAcceptance(Failure.PHONE_OFF, tried(AN_HOUR, 2, 0)))
                .isEqualTo(new Again(Duration.ofSeconds(180)));
        assertThat(policy.afterAcceptance(Failure.PHONE_OFF, tried(AN_HOUR, 3, 0)))
                .isEqualTo(new Over(DeliveryStatus.FAILED_TEMPORARY, null, Failure.PHONE_OFF));
    }

    @Test
    void aFailureWithoutAReasonIsTriedOnceMore() {
        assertThat(policy.afterAcceptance(Failure.CARRIER_UNKNOWN, tried(AN_HOUR, 1, 0)))
                .isInstanceOf(Again.class);
        assertThat(policy.afterAcceptance(Failure.CARRIER_UNKNOWN, tried(AN_HOUR, 2, 0)))
                .isInstanceOf(Over.class);
    }

    @Test
    void onlyTheSecondBlockMeansThatThePersonBlockedUs() {
        assertThat(policy.afterAcceptance(Failure.BLOCKED, tried(AN_HOUR, 1, 0)))
                .isInstanceOf(Again.class);
        assertThat(policy.afterAcceptance(Failure.BLOCKED, tried(AN_HOUR, 2, 0)))
                .isEqualTo(new Over(DeliveryStatus.SUPPRESSED, SuppressionReason.BLOCKED_BY_CARRIER, Failure.BLOCKED));
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"CREDENTIALS", "ACCOUNT_SUSPENDED", "DAY_CAP", "CAMPAIGN_UNREGISTERED"})
    void aBrokenAccountKeepsTextsForAsLongAsTheyLive(Failure failure) {
        assertThat(RetryPolicy.concernsEveryone(failure)).isTrue();
        assertThat(policy.afterSending(new Rejected(failure, 1), tried(AN_HOUR, 1, 50)))
                .isInstanceOf(Later.class);
        assertThat(policy.afterAcceptance(failure, tried(AN_HOUR, 9, 0))).isInstanceOf(Again.class);
    }

    @Test
    void whatABrokenAccountRefusesLeavesByAnotherSoonAndMoreSlowlyEachTime() {
        RetryPolicy withAnother = new RetryPolicy(SETTINGS, new Random(1), true);
        Rejected refused = new Rejected(Failure.ACCOUNT_SUSPENDED, 30002);

        assertThat(waits(withAnother.afterSending(refused, tried(AN_HOUR, 1, 0))))
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(waits(withAnother.afterSending(refused, tried(AN_HOUR, 1, 9))))
                .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        assertThat(waits(withAnother.afterAcceptance(Failure.CAMPAIGN_UNREGISTERED, tried(AN_HOUR, 1, 0))))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(waits(withAnother.afterAcceptance(Failure.CAMPAIGN_UNREGISTERED, tried(AN_HOUR, 2, 0))))
                .isEqualTo(Duration.ofMinutes(3));
        assertThat(waits(policy.afterSending(refused, tried(AN_HOUR, 1, 0)))).isEqualTo(Duration.ofSeconds(30));
    }

    private static Duration waits(Decision decision) {
        return switch (decision) {
            case Later later -> later.after();
            case Again again -> again.after();
            default -> throw new AssertionError("waits for nothing: " + decision);
        };
    }

    @Test
    void aDoubtfulTextIsSentOnceMoreAndNeverAThirdTimeAndADrillNever() {
        assertThat(policy.resend(Severity.IMMEDIATE, AN_HOUR, 1)).isTrue();
        assertThat(policy.resend(Severity.FOLLOW_UP, AN_HOUR, 1)).isTrue();
        assertThat(policy.resend(Severity.IMMEDIATE, AN_HOUR, 2)).isFalse();
        assertThat(policy.resend(Severity.ROUTINE, AN_HOUR, 1)).isFalse();
    }

    @Test
    void everyFailureHasADecision() {
        assertThat(Arrays.stream(Failure.values()))
                .allSatisfy(failure -> assertThat(policy.afterSending(new Rejected(failure, 1), tried(AN_HOUR, 1, 0)))
                        .isNotNull());
    }
}
