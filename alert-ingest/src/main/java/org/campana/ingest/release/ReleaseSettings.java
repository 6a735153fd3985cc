package org.campana.ingest.release;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Who must agree before families are told, and how much may be sent (reliability, section 3).
///
/// @param familyApprovals how many people other than the author must approve an alert to families
/// @param approveWithin how long an alert may wait for them; what was true then may not be true later
/// @param expiresInMinutes minutes after which no text of an alert leaves any more, when its author says nothing else
/// @param alertsPerHour alerts to one audience that the whole network releases in an hour
/// @param alertsPerSchoolPerHour the same for one school
@Validated
@ConfigurationProperties("campana.release")
public record ReleaseSettings(
        @Min(1) @Max(9) @DefaultValue("1") int familyApprovals,
        @DefaultValue("15m") Duration approveWithin,
        @Min(5) @Max(720) @DefaultValue("60") int expiresInMinutes,
        @Min(1) @DefaultValue("6") int alertsPerHour,
        @Min(1) @DefaultValue("2") int alertsPerSchoolPerHour) {}
