package org.campana.notifier.receipt;

import java.util.Optional;

/// What somebody is answered.
///
/// @param owed whether something was done that they have to know of; the rest is left out when too much was answered
record Reply(String text, boolean owed) {

    static Optional<Reply> owed(String text) {
        return Optional.of(new Reply(text, true));
    }

    static Optional<Reply> courtesy(String text) {
        return Optional.of(new Reply(text, false));
    }
}
