package org.campana.dispatcher.compose;

import org.campana.events.Language;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How wordings are chosen.
///
/// @param fallback the language, as a BCP 47 tag, for people none of whose languages has reviewed wordings
@ConfigurationProperties("campana.wording")
record WordingSettings(@DefaultValue("en") String fallback) {

    WordingSettings {
        Language.of(fallback);
    }

    Language fallbackLanguage() {
        return Language.of(fallback);
    }
}
