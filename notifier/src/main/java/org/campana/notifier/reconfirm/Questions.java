package org.campana.notifier.reconfirm;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.enrol.SpokenLanguages;
import org.campana.notifier.ledger.Notices;
import org.campana.notifier.programme.Programme;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The question by text, in the nearest language we have words in (`i18n/notifier*.properties`).
@Component
class Questions {

    /// A question that could not leave for so long is not worth its disturbance; the reminder comes anyway.
    private static final Duration GOOD_FOR = Duration.ofDays(2);

    private final Notices notices;
    private final Enrolment enrolment;
    private final Programme programme;
    private final MessageSource messages;

    Questions(Notices notices, Enrolment enrolment, Programme programme, MessageSource messages) {
        this.notices = notices;
        this.enrolment = enrolment;
        this.programme = programme;
        this.messages = messages;
    }

    /// Puts the question into the queue, in the transaction of the caller.
    ///
    /// @param until the last day for an answer
    void ask(PersonId person, LocalDate until) {
        Language language = SpokenLanguages.nearest(enrolment.languagesOf(person));
        notices.send(person, language, words(language, until), GOOD_FOR);
    }

    String words(Language language, LocalDate until) {
        Locale locale = Locale.forLanguageTag(language.tag());
        String pattern = language.equals(Language.SPANISH) ? "d 'de' MMMM" : "MMMM d";
        return messages.getMessage(
                "notifier.reconfirm.ask",
                new Object[] {
                    programme.name(language),
                    DateTimeFormatter.ofPattern(pattern, locale).format(until)
                },
                locale);
    }
}
