package org.campana.notifier.call;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.campana.events.Language;
import org.campana.notifier.channel.voice.VoiceSettings;
import org.campana.notifier.enrol.SpokenLanguages;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Finds the voice for words: a language is taken along the listener's own list.
@Component
public class Speech {

    private final VoiceSettings settings;
    private final MessageSource messages;

    Speech(VoiceSettings settings, MessageSource messages) {
        this.settings = settings;
        this.messages = messages;
    }

    /// An alert and the keys that answer it.
    ///
    /// @param wanted the listener's languages, the first one first
    /// @param language of the text
    /// @param text as it was reviewed
    public List<Said> alert(List<Language> wanted, Language language, String text) {
        return said(language, text)
                .map(words -> List.of(words, ours(CallWords.KEYS, wanted)))
                .orElseGet(() -> List.of(ours(CallWords.UNSPOKEN, wanted), ours(CallWords.KEYS, wanted)));
    }

    /// What goes on, in the first of the listener's languages that it was said in and that there is a voice for.
    public Said live(List<Language> wanted, Map<Language, String> words) {
        return Stream.concat(wanted.stream(), Stream.of(SpokenLanguages.nearest(wanted)))
                .flatMap(each -> Optional.ofNullable(words.get(each)).flatMap(text -> said(each, text)).stream())
                .findFirst()
                .orElseGet(() -> ours(CallWords.UNSPOKEN, wanted));
    }

    /// Words of our own in each of our languages, for somebody of whom we know none.
    public List<Said> sayInEach(CallWords words) {
        return SpokenLanguages.OURS.stream()
                .map(language -> ours(words, List.of(language)))
                .toList();
    }

    /// Words of our own, in the first of the listener's languages that there is a voice for.
    public List<Said> say(CallWords words, List<Language> wanted) {
        return List.of(ours(words, wanted));
    }

    private Said ours(CallWords words, List<Language> wanted) {
        Language language = SpokenLanguages.nearest(wanted);
        return said(language, text(words, language)).orElseGet(() -> inEnglish(words));
    }

    /// A carrier's voice that knows no English is none that we know of.
    private Said inEnglish(CallWords words) {
        String text = text(words, Language.ENGLISH);
        return said(Language.ENGLISH, text).orElseGet(() -> new Said(text, "en-US"));
    }

    private String text(CallWords words, Language language) {
        return messages.getMessage(words.key(), null, Locale.forLanguageTag(language.tag()));
    }

    private Optional<Said> said(Language language, String text) {
        String voice = settings.spoken(language);
        return voice == null ? Optional.empty() : Optional.of(new Said(text, voice));
    }
}
