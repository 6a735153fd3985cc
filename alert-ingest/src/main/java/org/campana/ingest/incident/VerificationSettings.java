package org.campana.ingest.incident;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How an incident is verified.
///
/// @param confirmations how many different verifiers must confirm an incident before staff are told; counts for
///     incidents that begin after the change
/// @param claimLapse how long a verifier holds an incident alone
@Validated
@ConfigurationProperties("campana.verification")
public record VerificationSettings(
        @Min(1) @Max(9) @DefaultValue("1") int confirmations,
        @DefaultValue("3m") Duration claimLapse) {}
