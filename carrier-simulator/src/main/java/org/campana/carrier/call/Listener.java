package org.campana.carrier.call;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.campana.carrier.script.Manner;
import org.jspecify.annotations.Nullable;

/// Who holds the phone during one call.
final class Listener {

    private final Manner manner;
    private final LinkedBlockingDeque<String> pressed = new LinkedBlockingDeque<>();
    private int used;

    Listener(Manner manner) {
        this.manner = manner;
    }

    void press(String digit) {
        pressed.add(digit);
    }

    /// Listens to something of this length. A key that is pressed meanwhile ends it, and is there when it is asked for.
    void listen(Duration length) throws InterruptedException {
        if (manner.unhurried()) {
            String key = pressed.poll(length.toMillis(), TimeUnit.MILLISECONDS);
            if (key != null) {
                pressed.addFirst(key);
            }
        }
    }

    /// A key, when one is asked for; null if none is pressed in time.
    ///
    /// @param seconds that the call waits, where this listener is one who waits
    @Nullable
    String key(int seconds) throws InterruptedException {
        if (used < manner.keys().length()) {
            return manner.keys().substring(used, ++used);
        }
        return manner.waits() ? pressed.poll(seconds, TimeUnit.SECONDS) : pressed.poll();
    }
}
