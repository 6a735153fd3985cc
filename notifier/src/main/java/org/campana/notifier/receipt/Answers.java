package org.campana.notifier.receipt;

import java.util.Locale;
import java.util.Set;
import org.campana.events.Answer;
import org.campana.events.Language;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.Keyword;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The words of our answers, in the languages they were written in by people (`i18n/notifier*.properties`).
@Component
class Answers {

    private static final Set<Language> SPOKEN = Set.of(Language.ENGLISH, Language.SPANISH);

    private final MessageSource messages;
    private final NetworkNames network;
    private final ReplyLimit limit;
    private final ReceiptMeters meters;

    Answers(MessageSource messages, NetworkNames network, ReplyLimit limit, ReceiptMeters meters) {
        this.messages = messages;
        this.network = network;
        this.limit = limit;
        this.meters = meters;
    }

    boolean speaks(Language language) {
        return SPOKEN.contains(language);
    }

    String text(String key, Language language) {
        return messages.getMessage(
                "notifier.reply." + key, new Object[] {network.in(language)}, Locale.forLanguageTag(language.tag()));
    }

    /// Programme, contact, price, way out (reliability C8).
    String help(Language language) {
        return network.help().isBlank()
                ? text("help", language)
                : messages.getMessage(
                        "notifier.reply.help-contact",
                        new Object[] {network.in(language), network.help()},
                        Locale.forLanguageTag(language.tag()));
    }

    boolean mayAnswer(PhoneNumber to) {
        return limit.take(to);
    }

    void count(Keyword keyword) {
        meters.keyword(keyword);
    }

    void count(Answer answer) {
        meters.replied(answer.name().toLowerCase(Locale.ROOT));
    }

    void countOther() {
        meters.replied("other");
    }
}
