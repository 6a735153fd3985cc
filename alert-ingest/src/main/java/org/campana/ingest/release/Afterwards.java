package org.campana.ingest.release;

import org.campana.events.AlertId;
import org.campana.ingest.request.Answer;
import org.campana.ingest.request.IdempotencyKey;
import org.campana.ingest.request.Once;
import org.campana.web.Person;
import org.springframework.stereotype.Component;

/// What can be done about an alert that is out, for REST and for the desk alike.
@Component
public class Afterwards {

    private final Stopping stopping;
    private final FollowUps followUps;
    private final Once once;

    Afterwards(Stopping stopping, FollowUps followUps, Once once) {
        this.stopping = stopping;
        this.followUps = followUps;
        this.once = once;
    }

    /// Stops what has not left yet; stopping twice is stopping once.
    public Stopping.Stopped stop(Person person, AlertId alert) {
        return stopping.stop(person, alert);
    }

    /// For the desk: a second tap waits for the first and sends nothing more.
    public void followUp(Person person, AlertId alert, IdempotencyKey key, FollowUps.Asked asked) {
        once.answerAfterFirst(person.id(), key, call(alert), asked, () -> followUps.send(person, alert, asked));
    }

    /// For REST: the answer byte by byte; a copy of a running request is refused.
    Answer answerFollowUp(Person person, AlertId alert, IdempotencyKey key, FollowUps.Asked asked) {
        return once.answer(person.id(), key, call(alert), asked, () -> followUps.send(person, alert, asked));
    }

    private static String call(AlertId alert) {
        return "POST /api/v1/alerts/" + alert + "/follow-ups";
    }
}
