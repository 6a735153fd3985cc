package org.campana.dispatcher.wording;

import java.util.List;
import org.campana.events.Language;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the people who write the words are held to.
///
/// @param voiceOnly BCP 47 tags of languages that families hear rather than read; they get recordings of speakers from
///     the community, never a written text
/// @param networksOwn phone numbers and links of the network itself, exactly as they may stand in a text
@ConfigurationProperties("campana.wording.desk")
public record WordingDeskSettings(
        @DefaultValue({"mam", "quc", "kjb", "mix"}) List<String> voiceOnly,
        @DefaultValue List<String> networksOwn) {

    public WordingDeskSettings {
        voiceOnly = List.copyOf(voiceOnly);
        networksOwn = List.copyOf(networksOwn);
        voiceOnly.forEach(Language::of);
    }

    boolean isVoiceOnly(Language language) {
        return voiceOnly.contains(language.tag());
    }
}
