package org.campana.notifier.call;

import java.util.Locale;

/// What we say of our own in a call, in the words of `i18n/notifier*.properties`.
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

    String key() {
        return "notifier.call." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
