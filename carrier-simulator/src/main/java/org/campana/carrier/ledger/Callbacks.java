package org.campana.carrier.ledger;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// How the sender is told of a text's states.
///
/// @param delay between a state and its callback
/// @param copies how often each is sent, 1 or more
/// @param lost of which states nobody is told
/// @param beforeAnswer whether they arrive before the create request is answered (reliability 2.2:
///     "before the 201")
/// @param reversed whether the last state is told first
public record Callbacks(Duration delay, int copies, Set<MessageStatus> lost, boolean beforeAnswer, boolean reversed) {

    private static final Callbacks PROMPT = new Callbacks(Duration.ZERO, 1, Set.of(), false, false);

    public Callbacks {
        if (copies < 1 || copies > 10) {
            throw new IllegalArgumentException("copies must be 1 to 10, not " + copies);
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must not be negative");
        }
        lost = Set.copyOf(lost);
    }

    /// One callback a state, at once, in order.
    public static Callbacks prompt() {
        return PROMPT;
    }

    /// Each callback so much later.
    public static Callbacks late(Duration delay) {
        return new Callbacks(delay, 1, Set.of(), false, false);
    }

    /// Each callback twice.
    public static Callbacks doubled() {
        return new Callbacks(Duration.ZERO, 2, Set.of(), false, false);
    }

    /// No callback at all.
    public static Callbacks none() {
        return new Callbacks(Duration.ZERO, 1, EnumSet.allOf(MessageStatus.class), false, false);
    }

    /// No callback for these states.
    public static Callbacks without(Set<MessageStatus> lost) {
        return new Callbacks(Duration.ZERO, 1, lost, false, false);
    }

    /// All callbacks before the create request is answered.
    public static Callbacks early() {
        return new Callbacks(Duration.ZERO, 1, Set.of(), true, false);
    }

    /// The last state's callback first.
    public static Callbacks outOfOrder() {
        return new Callbacks(Duration.ZERO, 1, Set.of(), false, true);
    }
}
