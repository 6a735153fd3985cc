package org.campana.carrier.push;

/// How a push service answers for one device.
public enum Mood {
    /// As it should.
    SOUND(201),
    /// The device is switched off: its notices wait, the newest of each topic.
    OFF(201),
    /// Nobody knows the device.
    UNKNOWN(404),
    /// Its owner took the permission back.
    GONE(410),
    /// Subscribed with another key.
    FORBIDDEN(403),
    /// Too large.
    TOO_LARGE(413),
    /// Too much for this device; come back in seven seconds.
    BUSY(429),
    /// The service is down.
    BROKEN(503),
    /// Sent elsewhere, which nobody should follow.
    MOVED(307),
    /// Taken, and the answer never comes.
    HANG(0),
    /// Taken, and the connection ends without an answer.
    CUT(0);

    private final int status;

    Mood(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    boolean takes() {
        return switch (this) {
            case SOUND, OFF, HANG, CUT -> true;
            case UNKNOWN, GONE, FORBIDDEN, TOO_LARGE, BUSY, BROKEN, MOVED -> false;
        };
    }
}
