package org.campana.dispatcher.brake;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How fast texts leave; the notifier paces by the same key.
///
/// @param segmentsPerSecond what the sender is contracted for, segments a second
@Validated
@ConfigurationProperties("campana.sms")
public record PacingSettings(@Positive @DefaultValue("3") double segmentsPerSecond) {}
