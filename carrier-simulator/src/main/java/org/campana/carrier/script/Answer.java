package org.campana.carrier.script;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a create request is answered.
///
/// @param kind the form of the answer
/// @param accepts whether the text is taken nevertheless: `false` with SOUND makes no sense and is refused
/// @param delay before the answer; for HANG how long the connection is held before it is cut
/// @param httpStatus of ERROR and HTML
/// @param code Twilio's error code in an ERROR
/// @param retryAfter sent as `Retry-After`, in whole seconds
public record Answer(
        Kind kind,
        boolean accepts,
        Duration delay,
        int httpStatus,
        int code,
        @Nullable Duration retryAfter) {

    /// The longest a connection is held: longer than any sound client waits.
    private static final Duration LONG = Duration.ofMinutes(2);

    /// The form of an answer.
    public enum Kind {
        /// 201 and the message resource.
        SOUND,
        /// Twilio's error JSON.
        ERROR,
        /// A proxy's page in HTML.
        HTML,
        /// Nothing, for long; then the connection is cut.
        HANG,
        /// Nothing; the connection is cut at once.
        CUT,
        /// 201 and the first half of the resource; then the connection is cut.
        HALF_BODY
    }

    public Answer {
        if (kind == Kind.SOUND && !accepts) {
            throw new IllegalArgumentException("answer.accepts must be true for a sound answer");
        }
        if (delay.isNegative() || delay.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("answer.delay must be 0 to 1 h, not " + delay);
        }
        if ((kind == Kind.ERROR || kind == Kind.HTML) && (httpStatus < 400 || httpStatus > 599)) {
            throw new IllegalArgumentException("answer.httpStatus must be 400 to 599, not " + httpStatus);
        }
    }

    /// As Twilio answers.
    public static Answer sound() {
        return new Answer(Kind.SOUND, true, Duration.ZERO, 201, 0, null);
    }

    /// As Twilio answers, but later.
    public static Answer delayed(Duration delay) {
        return sound().after(delay);
    }

    /// Refused with Twilio's error JSON.
    public static Answer error(int httpStatus, int code) {
        return new Answer(Kind.ERROR, false, Duration.ZERO, httpStatus, code, null);
    }

    /// 429 with code 20429: not processed, safe to repeat.
    public static Answer throttled(Duration retryAfter) {
        return new Answer(Kind.ERROR, false, Duration.ZERO, 429, 20429, retryAfter);
    }

    /// A page of a proxy on the way, e.g. 502.
    public static Answer html(int httpStatus) {
        return new Answer(Kind.HTML, false, Duration.ZERO, httpStatus, 0, null);
    }

    /// No answer for two minutes, then a cut.
    public static Answer hang() {
        return new Answer(Kind.HANG, false, LONG, 0, 0, null);
    }

    /// No answer, the connection is closed.
    public static Answer cut() {
        return new Answer(Kind.CUT, false, Duration.ZERO, 0, 0, null);
    }

    /// Taken, but only half of the answer arrives.
    public static Answer halfBody() {
        return new Answer(Kind.HALF_BODY, true, Duration.ZERO, 201, 0, null);
    }

    /// The same answer after the text was taken: what makes a send ambiguous.
    public Answer afterAccepting() {
        return new Answer(kind, true, delay, httpStatus, code, retryAfter);
    }

    /// The same answer later.
    public Answer after(Duration wait) {
        return new Answer(kind, accepts, wait, httpStatus, code, retryAfter);
    }
}
