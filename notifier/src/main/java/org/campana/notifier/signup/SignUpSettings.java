package org.campana.notifier.signup;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.campana.events.Language;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What joining on the web offers, and every limit on it in one place (reliability section 3, SMS pumping).
///
/// @param languages that a family can choose, in the order they are offered, as BCP 47 tags
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
        @DefaultValue({"en", "es", "ar", "ht", "vi", "zh-Hans", "so", "mam"}) @NotEmpty
        List<String> languages,

        @DefaultValue("50") @Min(0) int codesPerHour,
        @DefaultValue("3") @Min(0) int codesPerNumberPerDay,
        @DefaultValue("10m") @NotNull Duration pause,
        @DefaultValue("20") @Min(0) int perNetworkPerHour,
        @DefaultValue("200") @Min(0) int devicesPerHour,
        @DefaultValue("10m") @NotNull Duration codeLife,
        @DefaultValue("5") @Positive int wrongTries) {

    /// Fails at the start if a language is not a tag.
    SignUpSettings {
        languages = languages.stream().map(tag -> Language.of(tag).tag()).toList();
    }

    List<Language> offered() {
        return languages.stream().map(Language::of).toList();
    }
}
