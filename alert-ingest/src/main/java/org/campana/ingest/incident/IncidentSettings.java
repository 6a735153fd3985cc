package org.campana.ingest.incident;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How reports become incidents, and how long they are kept.
///
/// @param mergeWithin reports of one school this close in time are one incident
/// @param mergeMetres and this close in place, where both say where
/// @param retention how long a reporter's words, exact place and receipt are kept (C15)
/// @param closeAfter how long after the decision an incident is closed by the clock
@Validated
@ConfigurationProperties("campana.incident")
record IncidentSettings(
        @DefaultValue("30m") Duration mergeWithin,
        @Positive @DefaultValue("500") int mergeMetres,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("12h") Duration closeAfter) {}
