package org.campana.notifier.ledger;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The second fence behind the dispatcher's brake, with the same key.
///
/// @param alertsPerPerson first alerts one person may be sent within an hour; follow-ups never count, drills
///     count apart
@Validated
@ConfigurationProperties("campana.brake")
record CapSettings(@Positive @DefaultValue("3") int alertsPerPerson) {}
