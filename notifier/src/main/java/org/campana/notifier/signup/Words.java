package org.campana.notifier.signup;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.campana.events.Channel;
import org.campana.events.Language;
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
    static final String VERSION = "web-1";

    private static final int SENTENCES = 6;
    private static final Set<Language> WRITTEN = Set.of(Language.ENGLISH, Language.SPANISH, Language.of("ar"));

    private final MessageSource messages;
    private final Programme programme;

    Words(MessageSource messages, Programme programme) {
        this.messages = messages;
        this.programme = programme;
    }

    /// What a family agrees to, sentence by sentence, in the language of its page.
    List<String> agreed(Locale page) {
        Object[] facts = {programme.name(Language.of(page.toLanguageTag()))};
        return IntStream.rangeClosed(1, SENTENCES)
                .mapToObj(each -> messages.getMessage("signup.agree." + each, facts, page))
                .toList();
    }

    /// The proof that they did.
    ///
    /// @param proof the id of the text whose code they gave; null for a device
    ConsentProof proof(Locale page, Channel channel, @Nullable String proof) {
        return new ConsentProof(
                ConsentSource.WEB,
                Language.of(page.toLanguageTag()),
                channel,
                String.join("\n", agreed(page)),
                VERSION,
                proof);
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
