package org.campana.notifier.receipt;

import java.util.List;
import java.util.Optional;
import org.campana.events.PersonId;
import org.campana.events.SuppressionReason;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.consent.Leaving;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.enrol.Joining;
import org.springframework.stereotype.Component;

/// Leaving in free words and coming back, by text; see [Stops] for STOP.
@Component
class Departures {

    private final Enrolment enrolment;
    private final Joining joining;
    private final Leaving leaving;
    private final Asker.Finder askers;
    private final Answers answers;

    Departures(Enrolment enrolment, Joining joining, Leaving leaving, Asker.Finder askers, Answers answers) {
        this.enrolment = enrolment;
        this.joining = joining;
        this.leaving = leaving;
        this.askers = askers;
        this.answers = answers;
    }

    /// START: what they had asked for holds again.
    Optional<Reply> start(Asker asker) {
        String words = answers.text("started", asker.language());
        ConsentProof proof = ConsentProof.texted(asker.inbound().providerId(), asker.language());
        return enrolment.start(asker.inbound().from(), proof.shown(words, Answers.VERSION))
                ? Reply.owed(words)
                : Reply.courtesy(answers.text("stranger", asker.language()));
    }

    /// Free words that sound like STOP: nothing is sent any more, and a person reads them (C3). Of a stranger there is
    /// nothing to weigh: nobody texts them.
    Optional<Reply> perhaps(Asker asker) {
        PersonId person = askers.known(asker);
        String words = answers.text("leaving", asker.language());
        ConsentProof proof = ConsentProof.freeText(asker.inbound().providerId(), asker.language())
                .shown(words, Answers.VERSION);
        joining.close(person);
        boolean fresh = asker.standing().isPresent()
                ? leaving.hold(person, asker.inbound().text(), proof)
                : !enrolment
                        .leaveAll(List.of(person), SuppressionReason.LEFT_THE_LIST, proof)
                        .isEmpty();
        return fresh ? Reply.owed(words) : Optional.empty();
    }
}
