package org.campana.notifier.reconfirm;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// When families are asked whether they still want alerts (reliability C12).
///
/// @param yearly false asks nobody; then numbers that changed hands inherit alerts, so decide that with your counsel
/// @param zone in which August begins and the hours of asking are counted
/// @param perMinute questions in a minute at most
/// @param reminder after the question, to who has not answered
/// @param window after the question; who has not answered by then is sent nothing more
/// @param young who gave their word more lately than this is not asked
@Validated
@ConfigurationProperties("campana.reconfirm")
record ReconfirmSettings(
        @DefaultValue("true") boolean yearly,
        @DefaultValue("America/Los_Angeles") @NotNull ZoneId zone,
        @DefaultValue("20") @Min(1) @Max(600) int perMinute,
        @DefaultValue("14d") @NotNull Duration reminder,
        @DefaultValue("30d") @NotNull Duration window,
        @DefaultValue("60d") @NotNull Duration young) {}
