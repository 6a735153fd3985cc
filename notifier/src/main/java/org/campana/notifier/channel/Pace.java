package org.campana.notifier.channel;

/// How fast a channel may be used by this process.
///
/// @param aSecond how much its sender is contracted for, above 0: segments of texts, notices, calls
/// @param atOnce requests under way at once, 1 or more
public record Pace(double aSecond, int atOnce) {

    public Pace {
        if (!(aSecond > 0)) {
            throw new IllegalArgumentException("aSecond must be above 0 but is " + aSecond);
        }
        if (atOnce < 1) {
            throw new IllegalArgumentException("atOnce must be at least 1 but is " + atOnce);
        }
    }
}
