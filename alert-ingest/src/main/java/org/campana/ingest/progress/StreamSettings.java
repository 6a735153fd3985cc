package org.campana.ingest.progress;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Live pages.
///
/// @param atOnce how many streams one process keeps open; one more is told to come back
/// @param heartbeat how often a quiet stream shows that it lives
/// @param atMost how long a stream stays open before the browser opens it anew, and is asked again who it is
/// @param gather the shortest time between two events of one stream; what happens meanwhile is told together
/// @param net how long a stream may sleep before it looks by itself: another process may have heard the news
@Validated
@ConfigurationProperties("campana.progress")
record StreamSettings(
        @Min(1) @DefaultValue("200") int atOnce,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("5m") Duration atMost,
        @DefaultValue("250ms") Duration gather,
        @DefaultValue("2s") Duration net) {}
