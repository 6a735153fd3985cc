package org.campana.notifier.channel;

/// What a carrier is asked to bring, once.
///
/// @param intent a fresh one for each request
/// @param text the whole text
/// @param subject what it is about
/// @param secondsLeft until it is too old, 1 to 36,000: the carrier drops it after that (I3)
public record Outgoing(IntentId intent, String text, Subject subject, int secondsLeft) {

    private static final int LONGEST = 36_000;

    public Outgoing {
        if (secondsLeft < 1) {
            throw new IllegalArgumentException("secondsLeft must be at least 1 but is " + secondsLeft);
        }
        secondsLeft = Math.min(secondsLeft, LONGEST);
    }

    /// Without the text.
    @Override
    public String toString() {
        return "Outgoing[" + intent + ", " + secondsLeft + " s left]";
    }
}
