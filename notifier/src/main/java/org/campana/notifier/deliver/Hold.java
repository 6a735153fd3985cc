package org.campana.notifier.deliver;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.campana.events.Channel;
import org.campana.notifier.channel.Failure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Nobody can be reached by an account: it is at fault or its quota used up. What is due leaves by another or
/// stays PENDING, one text after each pause finds out whether it was repaired, and a person is called. In
/// memory: a restart asks the carrier anew.
public final class Hold {

    private static final Logger log = LoggerFactory.getLogger(Hold.class);

    private final Channel channel;
    private final String account;
    private final LongSupplier nanos;
    private final Duration pause;
    private @Nullable Failure why;
    private boolean byReceipt;
    private long until;

    Hold(Channel channel, String account, Duration pause, LongSupplier nanos) {
        this.channel = channel;
        this.account = account;
        this.pause = pause;
        this.nanos = nanos;
    }

    /// The carrier refused a request for a reason that concerns everyone.
    void refused(Failure failure) {
        put(failure, false);
    }

    /// The carrier took a text and reported later that nobody can be texted: its taking the next one says
    /// nothing.
    public void failedLater(Failure failure) {
        put(failure, true);
    }

    private synchronized void put(Failure failure, boolean receipt) {
        until = nanos.getAsLong() + pause.toNanos();
        byReceipt = receipt;
        if (why != failure) {
            why = failure;
            log.atError()
                    .addKeyValue("channel", channel)
                    .addKeyValue("account", account)
                    .addKeyValue("failure", failure)
                    .addKeyValue("meaning", failure.sentence())
                    .log("nothing can be sent by this account until it is repaired");
        }
    }

    /// The one text of this pause is on its way; the next one follows after another pause.
    synchronized void probed() {
        until = nanos.getAsLong() + pause.toNanos();
    }

    /// The carrier took one.
    synchronized void accepted() {
        if (why != null && !byReceipt) {
            lift();
        }
    }

    /// A text left the carrier for a phone.
    public synchronized void sent() {
        if (why != null) {
            lift();
        }
    }

    private void lift() {
        why = null;
        log.atInfo()
                .addKeyValue("channel", channel)
                .addKeyValue("account", account)
                .log("sending goes on");
    }

    /// How long nothing may leave; zero when it may.
    synchronized Duration left() {
        return why == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, until - nanos.getAsLong()));
    }

    /// Why nothing, or only a probe, leaves.
    public synchronized Optional<Failure> why() {
        return Optional.ofNullable(why);
    }
}
