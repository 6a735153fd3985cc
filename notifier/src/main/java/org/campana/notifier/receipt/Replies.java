package org.campana.notifier.receipt;

import java.util.List;
import java.util.Optional;
import org.campana.events.Answer;
import org.campana.events.EventId;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.ReplyReceived;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.consent.Keyword;
import org.campana.notifier.consent.Keyword.Heard;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.ledger.LastAlerts;
import org.campana.notifier.ledger.LastAlerts.LastAlert;
import org.springframework.stereotype.Component;

/// What a text from somebody does, and what they are answered. STOP first, before anything else is even
/// looked at.
@Component
class Replies {

    private final InboundLog log;
    private final Enrolment enrolment;
    private final AddressBook addresses;
    private final LastAlerts lastAlerts;
    private final Answers answers;

    Replies(InboundLog log, Enrolment enrolment, AddressBook addresses, LastAlerts lastAlerts, Answers answers) {
        this.log = log;
        this.enrolment = enrolment;
        this.addresses = addresses;
        this.lastAlerts = lastAlerts;
        this.answers = answers;
    }

    /// Acts once per text, however often the carrier hands it over.
    ///
    /// @return what to answer; empty for nothing
    Optional<String> heard(Inbound inbound) {
        Optional<String> answer = log.once(inbound, () -> act(inbound));
        return answer.filter(text -> answers.mayAnswer(inbound.from()));
    }

    private Optional<String> act(Inbound inbound) {
        Optional<Heard> heard = Keyword.in(inbound.text());
        if (heard.isEmpty()) {
            return reply(inbound);
        }
        Language language = languageFor(inbound, heard.get().language());
        answers.count(heard.get().keyword());
        return switch (heard.get().keyword()) {
            case STOP ->
                enrolment.stop(inbound.from(), ConsentProof.texted(inbound.providerId(), language))
                        ? Optional.of(answers.text("stopped", language))
                        : Optional.empty();
            case START ->
                Optional.of(answers.text(
                        enrolment.start(inbound.from(), ConsentProof.texted(inbound.providerId(), language))
                                ? "started"
                                : "stranger",
                        language));
            case HELP -> Optional.of(answers.help(language));
            case YES -> menu(inbound);
        };
    }

    private Optional<String> reply(Inbound inbound) {
        Optional<Answer> digit = digitIn(inbound.text());
        Optional<PersonId> person = addresses.find(inbound.from());
        Optional<LastAlert> alert = person.flatMap(lastAlerts::of);
        if (digit.isEmpty() || person.isEmpty() || alert.isEmpty()) {
            return menu(inbound);
        }
        answers.count(digit.get());
        log.tell(new ReplyReceived(
                EventId.random(),
                alert.get().alert(),
                person.get(),
                alert.get().audience(),
                alert.get().school(),
                digit.get(),
                log.now()));
        return Optional.of(answers.text(
                switch (digit.get()) {
                    case SEEN -> "seen";
                    case NEED_HELP -> "need-help";
                    case ALL_SAFE -> "all-safe";
                },
                languageFor(inbound, Language.ENGLISH)));
    }

    private static Optional<Answer> digitIn(String text) {
        return switch (Keyword.fold(text).split(" ", 2)[0]) {
            case "1" -> Optional.of(Answer.SEEN);
            case "2" -> Optional.of(Answer.NEED_HELP);
            case "3" -> Optional.of(Answer.ALL_SAFE);
            default -> Optional.empty();
        };
    }

    private Optional<String> menu(Inbound inbound) {
        answers.countOther();
        return Optional.of(answers.text("menu", languageFor(inbound, Language.ENGLISH)));
    }

    /// The person's own language, as far as these answers are written in it; a stranger's is the word's.
    private Language languageFor(Inbound inbound, Language ofTheWord) {
        List<Language> own =
                addresses.find(inbound.from()).map(enrolment::languagesOf).orElse(List.of());
        return own.stream().filter(answers::speaks).findFirst().orElse(ofTheWord);
    }
}
