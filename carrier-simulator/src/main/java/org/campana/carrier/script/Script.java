package org.campana.carrier.script;

import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.Delivery;
import org.jspecify.annotations.Nullable;

/// What shall happen to the requests it is for. What is null stays as it would be without it.
///
/// @param name to replace or remove it by
/// @param match which requests it is for
/// @param answer to the create request
/// @param delivery what becomes of the text
/// @param callbacks how the sender is told
public record Script(
        String name,
        Match match,
        @Nullable Answer answer,
        @Nullable Delivery delivery,
        @Nullable Callbacks callbacks) {

    /// A script that does nothing yet.
    public static Script named(String name, Match match) {
        return new Script(name, match, null, null, null);
    }

    public Script answering(Answer scripted) {
        return new Script(name, match, scripted, delivery, callbacks);
    }

    public Script delivering(Delivery scripted) {
        return new Script(name, match, answer, scripted, callbacks);
    }

    public Script callingBack(Callbacks scripted) {
        return new Script(name, match, answer, delivery, scripted);
    }
}
