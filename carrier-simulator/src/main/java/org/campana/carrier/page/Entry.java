package org.campana.carrier.page;

import java.util.Comparator;

/// One thing on a phone as the page shows it: a text or a call.
sealed interface Entry permits Bubble, CallBubble {

    /// In the order things came to the phone.
    Comparator<Entry> BY_MOMENT = Comparator.comparing(Entry::moment);

    /// Whether it is a call.
    boolean call();

    /// When it began, ISO 8601 in UTC with the same number of digits always, so that it sorts as it is.
    String moment();

    /// [#moment] as a person reads it.
    String time();

    /// How far it came, in a word or two.
    String status();
}
