package org.campana.ingest.screen;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much may be reported (reliability, section 3, abuse controls).
///
/// @param perReporter reports one person may send within the window
/// @param window what `perReporter` is counted over
/// @param anonymousPerHour reports that all people who are not signed in may send in an hour together; invited
///     reporters are not counted and not held back by it
@Validated
@ConfigurationProperties("campana.screen")
record ScreenSettings(
        @Min(1) @DefaultValue("3") int perReporter,
        @DefaultValue("10m") Duration window,
        @Min(0) @DefaultValue("30") int anonymousPerHour) {}
