package org.campana.notifier.call;

import java.util.Locale;
import java.util.Optional;
import org.campana.events.Phrase;

/// What we say of our own in a call: a recording, or the words of `i18n/notifier*.properties`.
public enum CallWords {
    /// Which key means what.
    KEYS,
    /// The alert that this call was for is over.
    OVER,
    /// There is an alert whose words no voice of ours can say.
    UNSPOKEN,
    /// Somebody called our number, and nothing goes on at their school.
    NO_ALERT,
    /// Somebody called our number, and what goes on is not for them.
    WE_TELL,
    /// Somebody called our number of whom it is not sure that they are on the list.
    STRANGER,
    /// Thanks for 1.
    SEEN,
    /// Thanks for 2, and where to turn in danger.
    NEED_HELP,
    /// Thanks for 3.
    ALL_SAFE;

    /// What of it is recorded; empty for what is only ever said by the carrier's voice: what an alert without a
    /// voice comes to, and what a stranger hears in each language that they may know.
    Optional<Phrase> phrase() {
        return switch (this) {
            case KEYS -> Optional.of(Phrase.KEYS);
            case OVER -> Optional.of(Phrase.OVER);
            case NO_ALERT -> Optional.of(Phrase.NO_ALERT);
            case WE_TELL -> Optional.of(Phrase.WE_TELL);
            case SEEN -> Optional.of(Phrase.SEEN);
            case NEED_HELP -> Optional.of(Phrase.NEED_HELP);
            case ALL_SAFE -> Optional.of(Phrase.ALL_SAFE);
            case UNSPOKEN, STRANGER -> Optional.empty();
        };
    }

    String key() {
        return "notifier.call." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
