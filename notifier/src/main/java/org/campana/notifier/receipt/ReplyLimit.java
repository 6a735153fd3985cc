package org.campana.notifier.receipt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.campana.notifier.address.PhoneNumber;
import org.springframework.stereotype.Component;

/// At most three answers per number and hour, so that two machines do not talk to each other for ever (Twilio
/// cuts a pair off after 30, error 14107). In memory, because a stranger's number is not stored; a restart
/// forgets it. It limits answers only: a STOP is heard however often it is said.
///
/// Who joins and leaves within an hour has to be told more than three times. Nothing a machine echoes makes us do
/// something, so those answers have a count of their own. So have calls to our number, each of which costs something.
@Component
class ReplyLimit {

    private static final Duration SPAN = Duration.ofHours(1);
    private static final int REMEMBERED = 50_000;

    private final Clock clock;
    private final Map<To, Deque<Instant>> answered = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<To, Deque<Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    ReplyLimit(Clock clock) {
        this.clock = clock;
    }

    /// Whether this number may get one more answer now; if so, it is counted.
    ///
    synchronized boolean take(PhoneNumber number, Kind kind) {
        Instant now = clock.instant();
        Deque<Instant> times = answered.computeIfAbsent(new To(number, kind), unknown -> new ArrayDeque<>());
        while (!times.isEmpty() && times.peekFirst().isBefore(now.minus(SPAN))) {
            times.removeFirst();
        }
        if (times.size() >= kind.most) {
            return false;
        }
        times.addLast(now);
        return true;
    }

    /// What is counted by itself.
    enum Kind {
        /// Nothing was done for them.
        COURTESY(3),
        /// It says what was done for them.
        OWED(12),
        /// They call, and hear what goes on.
        CALL(12);

        private final int most;

        Kind(int most) {
            this.most = most;
        }
    }

    private record To(PhoneNumber number, Kind kind) {}
}
