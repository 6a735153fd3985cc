package org.campana.dispatcher.compose;

import java.time.Instant;
import org.campana.dispatcher.school.School;
import org.campana.events.AlertFacts;
import org.campana.events.Audience;

/// What is to be said, before it has words.
///
/// @param wording the name of the wording a person chose
/// @param kind what it has to be for; a wording of another kind is not taken
/// @param sentAt when a person let it go
public record Message(
        String wording,
        WordingKind kind,
        Audience audience,
        AlertFacts facts,
        boolean drill,
        School school,
        Instant sentAt) {

    Message withoutPlace() {
        return new Message(
                wording,
                kind,
                audience,
                new AlertFacts(null, facts.observedAt(), facts.action()),
                drill,
                school,
                sentAt);
    }
}
