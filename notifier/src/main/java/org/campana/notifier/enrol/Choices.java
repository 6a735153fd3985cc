package org.campana.notifier.enrol;

import java.util.List;
import java.util.Optional;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.PersonId;
import org.campana.notifier.consent.Consent;
import org.campana.notifier.consent.ConsentProof;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What somebody on the list chooses for themselves. It holds from the next alert on; nothing changes for who is not on
/// the list.
@Component
public class Choices {

    private final Enrolment enrolment;
    private final Consent consent;
    private final Subscriptions subscriptions;
    private final TransactionTemplate transactions;

    Choices(Enrolment enrolment, Consent consent, Subscriptions subscriptions, TransactionTemplate transactions) {
        this.enrolment = enrolment;
        this.consent = consent;
        this.subscriptions = subscriptions;
        this.transactions = transactions;
    }

    /// When to hear of something new.
    ///
    /// @return whether they are on the list
    public boolean hours(PersonId person, Hours hours) {
        Boolean chosen = transactions.execute(status -> {
            Optional<Enrolled> enrolled = enrolment.standing(person);
            enrolled.filter(now -> now.hours() != hours).ifPresent(now -> subscriptions.write(List.of(now.at(hours))));
            return enrolled.isPresent();
        });
        return Boolean.TRUE.equals(chosen);
    }

    /// By which channels to hear. Nothing changes either for those to whom nothing is sent now: somebody else who has
    /// their private page must not bring them back.
    ///
    /// @param calls the proof that calls were agreed to; kept when calls are new
    public void channels(PersonId person, List<Channel> channels, ConsentProof calls) {
        transactions.executeWithoutResult(status -> enrolment
                .standing(person)
                .filter(now -> !now.channels().equals(channels))
                .filter(now -> consent.suppressedAmong(List.of(person)).isEmpty())
                .ifPresent(now -> {
                    if (channels.contains(Channel.VOICE) && !now.channels().contains(Channel.VOICE)) {
                        consent.optIn(List.of(person), calls);
                    }
                    subscriptions.write(List.of(now.by(channels)));
                }));
    }
}
