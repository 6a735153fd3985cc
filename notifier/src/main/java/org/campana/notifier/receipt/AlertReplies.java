package org.campana.notifier.receipt;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.campana.events.Answer;
import org.campana.events.EventId;
import org.campana.events.PersonId;
import org.campana.events.ReplyReceived;
import org.campana.notifier.call.CallWords;
import org.campana.notifier.consent.Keyword;
import org.campana.notifier.ledger.LastAlerts;
import org.campana.notifier.ledger.LastAlerts.LastAlert;
import org.springframework.stereotype.Component;

/// Digits that answer an alert.
@Component
class AlertReplies {

    private final InboundLog log;
    private final LastAlerts lastAlerts;
    private final Answers answers;
    private final ReceiptMeters meters;

    AlertReplies(InboundLog log, LastAlerts lastAlerts, Answers answers, ReceiptMeters meters) {
        this.log = log;
        this.lastAlerts = lastAlerts;
        this.answers = answers;
        this.meters = meters;
    }

    /// Tells alert-ingest what somebody answered.
    ///
    /// @param after an alert before this is not what they mean, because we asked them something else since
    /// @return empty when the text does not begin with 1, 2 or 3, or no alert reached them lately
    Optional<Reply> digit(Asker asker, Instant after) {
        Optional<Answer> digit = digitIn(asker.inbound().text());
        Optional<LastAlert> alert =
                asker.person().flatMap(lastAlerts::of).filter(last -> last.at().isAfter(after));
        if (digit.isEmpty() || alert.isEmpty()) {
            return Optional.empty();
        }
        tell(asker.person().orElseThrow(), alert.get(), digit.get());
        return Reply.courtesy(answers.text(thanks(digit.get()), asker.language()));
    }

    /// Tells alert-ingest, in the transaction of the caller.
    void tell(PersonId person, LastAlert alert, Answer answer) {
        meters.replied(answer.name().toLowerCase(Locale.ROOT));
        log.tell(new ReplyReceived(
                EventId.random(), alert.alert(), person, alert.audience(), alert.school(), answer, log.now()));
    }

    /// The words that somebody is thanked with, by their key.
    static String thanks(Answer answer) {
        return switch (answer) {
            case SEEN -> "seen";
            case NEED_HELP -> "need-help";
            case ALL_SAFE -> "all-safe";
        };
    }

    /// The words that somebody is thanked with in a call.
    static CallWords spokenThanks(Answer answer) {
        return switch (answer) {
            case SEEN -> CallWords.SEEN;
            case NEED_HELP -> CallWords.NEED_HELP;
            case ALL_SAFE -> CallWords.ALL_SAFE;
        };
    }

    /// Tells alert-ingest what somebody pressed, once for each key of a call, however often the carrier hands it over.
    void pressed(String sid, PersonId person, LastAlert alert, Answer answer) {
        log.once(sid + ":" + answer.name(), () -> {
            tell(person, alert, answer);
            return Optional.empty();
        });
    }

    /// What somebody means who texts this, or presses it in a call.
    static Optional<Answer> digitIn(String text) {
        return switch (Keyword.fold(text).split(" ", 2)[0]) {
            case "1" -> Optional.of(Answer.SEEN);
            case "2" -> Optional.of(Answer.NEED_HELP);
            case "3" -> Optional.of(Answer.ALL_SAFE);
            default -> Optional.empty();
        };
    }
}
