package org.campana.notifier.signup;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.notifier.channel.voice.VoiceSettings;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.consent.ConsentSource;
import org.campana.notifier.programme.Programme;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The words of the web door that are sent or agreed to (`i18n/signup*.properties`).
@Component
class Words {

    /// Changes whenever a sentence of `signup.agree.*` does: the words of each version stay in this repository.
    static final String VERSION = "web-2";

    private static final int SENTENCES = 6;
    private static final int OF_CALLS = 7;
    private static final Set<Language> WRITTEN = Set.of(Language.ENGLISH, Language.SPANISH, Language.of("ar"));

    private final MessageSource messages;
    private final Programme programme;
    private final VoiceSettings voice;

    Words(MessageSource messages, Programme programme, VoiceSettings voice) {
        this.messages = messages;
        this.programme = programme;
        this.voice = voice;
    }

    /// Whether people can be called.
    boolean calls() {
        return voice.offered();
    }

    /// What a family agrees to, sentence by sentence, in the language of its page; the last one only where people can
    /// be called.
    List<String> agreed(Locale page) {
        return IntStream.rangeClosed(1, calls() ? OF_CALLS : SENTENCES)
                .mapToObj(each -> sentence(each, page))
                .toList();
    }

    private String sentence(int number, Locale page) {
        Object[] facts = {programme.name(Language.of(page.toLanguageTag()))};
        return messages.getMessage("signup.agree." + number, facts, page);
    }

    /// The proof that they did.
    ///
    /// @param proof the id of the text whose code they gave; null for a device
    ConsentProof proof(Locale page, Channel channel, @Nullable String proof) {
        return proof(page, channel, String.join("\n", agreed(page)), proof);
    }

    /// The proof that somebody on the list agreed to calls too, on their private page.
    ConsentProof proofOfCalls(Locale page) {
        return proof(page, Channel.VOICE, sentence(OF_CALLS, page), null);
    }

    private static ConsentProof proof(Locale page, Channel channel, String words, @Nullable String proof) {
        return new ConsentProof(ConsentSource.WEB, Language.of(page.toLanguageTag()), channel, words, VERSION, proof);
    }

    /// The language the code is sent in: the first of theirs that these words are written in.
    static Language codeLanguage(List<Language> theirs) {
        return theirs.stream().filter(WRITTEN::contains).findFirst().orElse(Language.ENGLISH);
    }

    /// The text with the code.
    String code(String code, long minutes, Language language) {
        return messages.getMessage(
                "signup.text",
                new Object[] {programme.name(language), code, Long.toString(minutes)},
                Locale.forLanguageTag(language.tag()));
    }
}
