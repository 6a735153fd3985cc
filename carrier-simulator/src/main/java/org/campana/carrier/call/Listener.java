package org.campana.carrier.call;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.campana.carrier.script.Manner;
import org.jspecify.annotations.Nullable;

/// Who holds the phone during one call.
final class Listener {

    private final Manner manner;
    private final LinkedBlockingQueue<String> pressed = new LinkedBlockingQueue<>();
    private int used;

    Listener(Manner manner) {
        this.manner = manner;
    }

    void press(String digit) {
        pressed.add(digit);
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
