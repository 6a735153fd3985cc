package org.campana.carrier.script;

/// What is odd about a number, and with which of Twilio's codes it shows.
public enum Oddity {
    /// Undelivered, 30006.
    LANDLINE(30006, false),
    /// Undelivered, 30005: no such phone.
    UNKNOWN(30005, false),
    /// Undelivered, 30003: off or out of reach.
    OFF(30003, false),
    /// Undelivered, 30007: the phone's network filtered it.
    FILTERED(30007, false),
    /// Refused at once, 21211: not a number.
    INVALID(21211, true),
    /// Refused at once, 21614: cannot receive texts.
    NOT_MOBILE(21614, true);

    private final int code;
    private final boolean refused;

    Oddity(int code, boolean refused) {
        this.code = code;
        this.refused = refused;
    }

    /// Twilio's error code.
    public int code() {
        return code;
    }

    /// Whether the create request is refused already.
    public boolean refused() {
        return refused;
    }
}
