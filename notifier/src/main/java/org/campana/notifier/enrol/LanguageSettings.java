package org.campana.notifier.enrol;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.campana.events.Language;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What we ask who texts a keyword without a language.
///
/// @param languages BCP 47 tags in the order of the question; the first is answered with 1. All of them have to fit
///     into two segments, so nine are the most
@Validated
@ConfigurationProperties("campana.enrol")
record LanguageSettings(
        @DefaultValue({"en", "es", "ht", "mam", "vi", "zh-Hans", "ar"}) @NotEmpty @Size(max = 9)
        List<String> languages) {

    LanguageSettings {
        languages = languages.stream().map(tag -> Language.of(tag).tag()).toList();
    }
}
