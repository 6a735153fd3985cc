package org.campana.eventframe;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How this process takes part in Kafka; the address is Spring's own `spring.kafka.bootstrap-servers`.
///
/// @param prefix stands before each topic, group and transaction name, so that several networks can share a
///     broker; empty by default
/// @param partitions how many partitions new topics get instead of what [org.campana.events.Topics] declares;
///     for demo and tests
/// @param sessionTimeout after how long without a sign of life another instance takes over
@Validated
@ConfigurationProperties("campana.kafka")
public record KafkaSettings(
        @DefaultValue("") @Pattern(regexp = "[a-zA-Z0-9._-]{0,60}")
        String prefix,

        @Nullable @Min(1) @Max(100) Integer partitions,
        @DefaultValue("20s") Duration sessionTimeout) {}
