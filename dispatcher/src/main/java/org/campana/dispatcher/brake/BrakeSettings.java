package org.campana.dispatcher.brake;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much is too much within an hour (reliability section 3). Drills are counted apart from the real thing.
///
/// @param alertsPerSchool first alerts to one audience of one school
/// @param alertsInAll first alerts to one audience of all schools together
/// @param alertsPerPerson first alerts to one person; follow-ups are never held back
@Validated
@ConfigurationProperties("campana.brake")
record BrakeSettings(
        @Positive @DefaultValue("2") int alertsPerSchool,
        @Positive @DefaultValue("6") int alertsInAll,
        @Positive @DefaultValue("3") int alertsPerPerson) {}
