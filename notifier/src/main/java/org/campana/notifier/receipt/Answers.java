package org.campana.notifier.receipt;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.campana.events.Language;
import org.campana.events.sms.SmsText;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The words of our answers, in the languages they were written in by people (`i18n/notifier*.properties`).
@Component
class Answers {

    /// Of the words that consent is given to or taken back with. Raise it whenever they change in any language, and
    /// add the new hash to `consent-words.txt` of the tests: the ledger keeps hash and version (reliability C10).
    static final String VERSION = "2026-11-26";

    private static final int MOST_SEGMENTS = 2;

    private final MessageSource messages;
    private final NetworkNames network;

    Answers(MessageSource messages, NetworkNames network) {
        this.messages = messages;
        this.network = network;
    }

    /// @param more what the words ask for beside the programme's name, from {1} on
    String text(String key, Language language, Object... more) {
        return message(
                key,
                language,
                Stream.concat(Stream.of(network.in(language)), Stream.of(more)).toArray());
    }

    private String message(String key, Language language, Object... arguments) {
        return messages.getMessage("notifier.reply." + key, arguments, Locale.forLanguageTag(language.tag()));
    }

    /// Programme, contact, price, way out (reliability C8), and one thing more if it fits into two segments.
    ///
    /// @param more forms of it, the fullest first
    String help(Language language, List<String> more) {
        String help =
                network.help().isBlank() ? text("help", language) : text("help-contact", language, network.help());
        return withFirstThatFits(help, more);
    }

    /// Who we are and how to join, for somebody who is not on the list.
    ///
    /// @param keyword of some school, as an example; empty for none
    String helpForStrangers(Language language, String keyword, List<String> more) {
        String join =
                keyword.isEmpty() ? message("how-to-join-ask", language) : message("how-to-join", language, keyword);
        String contact = network.help().isBlank() ? "" : message("contact", language, network.help());
        return withFirstThatFits(text("help-stranger", language, join + contact), more);
    }

    /// @param schools as they stand in an answer, the newest first; empty for no alert
    String liveNow(Language language, List<String> schools) {
        return schools.isEmpty()
                ? message("no-alert", language)
                : message("live-now", language, String.join(", ", schools));
    }

    /// One of [#liveNow].
    String confirmed(Language language, String school, String time) {
        return message("confirmed", language, school, time);
    }

    private static String withFirstThatFits(String text, List<String> more) {
        return more.stream()
                .map(sentence -> text + " " + sentence)
                .filter(longer -> SmsText.of(longer).segments() <= MOST_SEGMENTS)
                .findFirst()
                .orElse(text);
    }

    /// The question for the language: a line each, under the school's name where two segments hold it.
    String languageQuestion(Language language, String school, String lines) {
        String full = text("which-language", language, school) + "\n" + lines;
        return SmsText.of(full).segments() <= MOST_SEGMENTS ? full : network.in(language) + "\n" + lines;
    }

    /// The question for YES.
    ///
    /// @param inLanguages the names of what they get texts in
    String confirmQuestion(Language language, String school, List<String> inLanguages) {
        String names = inLanguages.size() == 1
                ? inLanguages.getFirst()
                : message("or", language, inLanguages.get(0), inLanguages.get(1));
        return text("confirm", language, school, names);
    }

    /// The first text of somebody who joined, and how to choose other hours where two segments hold it.
    String welcome(Language language, String school) {
        String contact = network.help().isBlank() ? "" : message("contact", language, network.help());
        return withFirstThatFits(text("welcome", language, school, contact), List.of(message("hours-hint", language)));
    }
}
