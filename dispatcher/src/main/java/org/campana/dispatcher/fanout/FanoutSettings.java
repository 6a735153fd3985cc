package org.campana.dispatcher.fanout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How an audience is cut.
///
/// @param sliceSize people a slice: what one crash repeats and what one instance holds in memory
/// @param concurrency how many slices one instance works off at once
@Validated
@ConfigurationProperties("campana.fanout")
record FanoutSettings(
        @Min(1) @Max(5000) @DefaultValue("500") int sliceSize,
        @Min(1) @Max(12) @DefaultValue("3") int concurrency) {}
