package org.campana.notifier.receipt;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.campana.events.Answer;
import org.campana.events.EventId;
import org.campana.events.ReplyReceived;
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
        meters.replied(digit.get().name().toLowerCase(Locale.ROOT));
        log.tell(new ReplyReceived(
                EventId.random(),
                alert.get().alert(),
                asker.person().orElseThrow(),
                alert.get().audience(),
                alert.get().school(),
                digit.get(),
                log.now()));
        return Reply.courtesy(answers.text(
                switch (digit.get()) {
                    case SEEN -> "seen";
                    case NEED_HELP -> "need-help";
                    case ALL_SAFE -> "all-safe";
                },
                asker.language()));
    }

    private static Optional<Answer> digitIn(String text) {
        return switch (Keyword.fold(text).split(" ", 2)[0]) {
            case "1" -> Optional.of(Answer.SEEN);
            case "2" -> Optional.of(Answer.NEED_HELP);
            case "3" -> Optional.of(Answer.ALL_SAFE);
            default -> Optional.empty();
        };
    }
}
