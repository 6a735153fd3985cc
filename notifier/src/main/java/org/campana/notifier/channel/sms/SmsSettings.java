package org.campana.notifier.channel.sms;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.campana.notifier.channel.Pace;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How fast texts leave this process.
///
/// @param segmentsPerSecond what the sender is contracted for; shared out by hand where several processes
///     send
/// @param inFlight requests under way at once: the rate times the carrier's answer time, and some
@Validated
@ConfigurationProperties("campana.sms")
record SmsSettings(
        @Positive @DefaultValue("3") double segmentsPerSecond,
        @Min(1) @Max(5000) @DefaultValue("100") int inFlight) {

    private static final int SECONDS_AT_THE_CARRIER = 5;

    Pace pace() {
        return pace(segmentsPerSecond, inFlight);
    }

    /// At most five seconds of work are out of our hands: what is queued at the carrier cannot be taken back.
    static Pace pace(double segmentsPerSecond, int inFlight) {
        return new Pace(segmentsPerSecond, (int)
                Math.max(1, Math.min(inFlight, Math.ceil(segmentsPerSecond * SECONDS_AT_THE_CARRIER))));
    }
}
