package org.campana.notifier.signup;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Every limit on joining on the web (reliability section 3, SMS pumping).
///
/// @param codesPerHour codes texted in any hour in all; reaching it is an alarm
/// @param codesPerNumberPerDay codes texted to one number in any 24 hours
/// @param pause between two codes to one number
/// @param perNetworkPerHour requests of one network (IPv4 /24, IPv6 /48) in any hour
/// @param devicesPerHour devices that join without a number, in any hour in all
/// @param codeLife how long a code holds
/// @param wrongTries after which a code no longer holds
@Validated
@ConfigurationProperties("campana.sign-up")
record SignUpSettings(
        @DefaultValue("50") @Min(0) int codesPerHour,
        @DefaultValue("3") @Min(0) int codesPerNumberPerDay,
        @DefaultValue("10m") @NotNull Duration pause,
        @DefaultValue("20") @Min(0) int perNetworkPerHour,
        @DefaultValue("200") @Min(0) int devicesPerHour,
        @DefaultValue("10m") @NotNull Duration codeLife,
        @DefaultValue("5") @Positive int wrongTries) {}
