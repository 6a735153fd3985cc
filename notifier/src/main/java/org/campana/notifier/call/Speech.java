package org.campana.notifier.call;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.campana.events.ClipId;
import org.campana.events.Language;
import org.campana.notifier.channel.Spoken;
import org.campana.notifier.channel.voice.VoiceSettings;
import org.campana.notifier.channel.voice.VoiceUrls;
import org.campana.notifier.enrol.SpokenLanguages;
import org.campana.notifier.phrase.Phrases;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Finds the voice for words: a language is taken along the listener's own list, and in each a speaker's
/// recording goes before the carrier's voice.
@Component
public class Speech {

    private final VoiceSettings settings;
    private final VoiceUrls urls;
    private final Phrases phrases;
    private final MessageSource messages;

    Speech(VoiceSettings settings, VoiceUrls urls, Phrases phrases, MessageSource messages) {
        this.settings = settings;
        this.urls = urls;
        this.phrases = phrases;
        this.messages = messages;
    }

    /// An alert and the keys that answer it.
    ///
    /// @param wanted the listener's languages, the first one first
    /// @param language of what is said
    /// @param elsewhere what others are told of the same alert, by language: for when that has no voice
    public List<Said> alert(
            List<Language> wanted, Language language, Spoken spoken, Supplier<Map<Language, Spoken>> elsewhere) {
        List<Said> alert = heard(language, spoken).orElseGet(() -> live(wanted, elsewhere.get()));
        return Stream.concat(alert.stream(), Stream.of(ours(CallWords.KEYS, wanted)))
                .toList();
    }

    /// What goes on, in the first of the listener's languages that it was said in and that there is a voice for.
    public List<Said> live(List<Language> wanted, Map<Language, Spoken> words) {
        return Stream.concat(wanted.stream(), Stream.of(SpokenLanguages.nearest(wanted)))
                .flatMap(each -> Optional.ofNullable(words.get(each)).flatMap(spoken -> heard(each, spoken)).stream())
                .findFirst()
                .orElseGet(() -> List.of(ours(CallWords.UNSPOKEN, wanted)));
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

    /// Along the list, too: nobody hears Mam whose first language we have words for.
    private Said ours(CallWords words, List<Language> wanted) {
        Map<Language, ClipId> recorded =
                words.phrase().map(phrase -> phrases.of(phrase, wanted)).orElse(Map.of());
        return Stream.concat(wanted.stream(), Stream.of(SpokenLanguages.nearest(wanted)))
                .flatMap(language -> Optional.ofNullable(recorded.get(language))
                        .<Said>map(clip -> new Said.Clip(urls.clip(clip)))
                        .or(() -> SpokenLanguages.ours(language).flatMap(own -> machine(own, text(words, own))))
                        .stream())
                .findFirst()
                .orElseGet(() -> inEnglish(words));
    }

    /// A carrier's voice that knows no English is none that we know of.
    private Said inEnglish(CallWords words) {
        String text = text(words, Language.ENGLISH);
        return machine(Language.ENGLISH, text).orElseGet(() -> new Said.Words(text, "en-US"));
    }

    private String text(CallWords words, Language language) {
        return messages.getMessage(words.key(), null, Locale.forLanguageTag(language.tag()));
    }

    /// Empty when neither a speaker nor a machine can say it in this language.
    private Optional<List<Said>> heard(Language language, Spoken spoken) {
        if (!spoken.clips().isEmpty()) {
            return Optional.of(spoken.clips().stream()
                    .<Said>map(clip -> new Said.Clip(urls.clip(clip)))
                    .toList());
        }
        return Optional.ofNullable(spoken.text())
                .flatMap(text -> machine(language, text))
                .map(List::of);
    }

    private Optional<Said> machine(Language language, String text) {
        return Optional.ofNullable(settings.spoken(language)).map(voice -> new Said.Words(text, voice));
    }
}
