package org.campana.testing.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.campana.testing.fault.FaultProxy.Direction;

/// One connection through a [FaultProxy], and what befalls it.
final class Link {

    private static final int CHUNK = 16 * 1024;

    private final FaultProxy proxy;
    private final Socket caller;
    private final Socket target;
    private final long seed;
    private final Map<Rule, Boolean> drawn = new ConcurrentHashMap<>();
    private final Set<Rule> counted = ConcurrentHashMap.newKeySet();
    private final Map<Rule, Long> passed = new ConcurrentHashMap<>();
    private final AtomicLong ends = new AtomicLong();
    private final Random dice;

    /// @param seed of this connection's chances
    Link(FaultProxy proxy, Socket caller, Socket target, long seed) {
        this.proxy = proxy;
        this.caller = caller;
        this.target = target;
        this.seed = seed;
        this.dice = new Random(seed);
    }

    void connect(SocketAddress address, Duration patience) throws IOException {
        target.setTcpNoDelay(true);
        target.connect(address, (int) patience.toMillis());
    }

    /// Passes on what the caller says, until one of the two ends.
    void requests() {
        pump(caller, target, Direction.REQUESTS);
    }

    /// Passes on what is said back.
    void answers() {
        pump(target, caller, Direction.ANSWERS);
    }

    /// Whether the toxic falls on this connection: the same answer for the same seed and order.
    private boolean hit(Rule rule) {
        return drawn.computeIfAbsent(
                rule, asked -> new SplittableRandom(seed + asked.number()).nextDouble() < asked.share());
    }

    private void pump(Socket from, Socket to, Direction direction) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                pass(Arrays.copyOf(chunk, read), out, direction);
            }
            atTheEnd(direction);
            to.shutdownOutput();
            if (ends.incrementAndGet() == 2) {
                closeBoth();
            }
        } catch (IOException broken) {
            closeBoth();
        }
    }

    private void pass(byte[] bytes, OutputStream out, Direction direction) throws IOException {
        int piece = bytes.length;
        Duration between = Duration.ZERO;
        byte[] left = bytes;
        boolean last = false;
        for (Rule rule : proxy.rules()) {
            if (rule.direction() != direction || !hit(rule)) {
                continue;
            }
            switch (rule.toxic()) {
                case Toxic.Latency(Duration delay, Duration jitter) -> {
                    inflict(rule);
                    await(delay.plusNanos((long) (jitter.toNanos() * dice.nextDouble())));
                }
                case Toxic.Timeout(Duration after) -> {
                    inflict(rule);
                    await(after);
                    throw new Ended();
                }
                case Toxic.ResetPeer(Duration after) -> {
                    inflict(rule);
                    await(after);
                    reset();
                    throw new Ended();
                }
                case Toxic.Slicer(int size, Duration pause) -> {
                    if (left.length > size) {
                        inflict(rule);
                        piece = size;
                        between = pause;
                    }
                }
                case Toxic.LimitData(long most) -> {
                    long before = passed.merge(rule, (long) left.length, Long::sum) - left.length;
                    if (before + left.length > most) {
                        inflict(rule);
                        left = Arrays.copyOf(left, (int) Math.max(0, most - before));
                        last = true;
                    }
                }
                case Toxic.Bandwidth(long perSecond) -> {
                    inflict(rule);
                    await(Duration.ofNanos(left.length * 1_000_000_000L / perSecond));
                }
                case Toxic.SlowClose ignored -> {
                    // Only at the end.
                }
            }
        }
        for (int from = 0; from < left.length; from += piece) {
            out.write(left, from, Math.min(piece, left.length - from));
            out.flush();
            if (from + piece < left.length) {
                await(between);
            }
        }
        if (last) {
            throw new Ended();
        }
    }

    private void atTheEnd(Direction direction) throws IOException {
        for (Rule rule : proxy.rules()) {
            if (rule.direction() == direction && rule.toxic() instanceof Toxic.SlowClose(Duration delay) && hit(rule)) {
                inflict(rule);
                await(delay);
            }
        }
    }

    /// Counts a fault once a connection, however many pieces it falls on.
    private void inflict(Rule rule) {
        if (counted.add(rule)) {
            proxy.count(rule.toxic().getClass().getSimpleName());
        }
    }

    private void await(Duration time) throws IOException {
        try {
            if (proxy.closesWithin(time)) {
                throw new Ended();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Ended();
        }
    }

    void hangUp() {
        try {
            target.shutdownInput();
        } catch (IOException gone) {
            closeBoth();
        }
    }

    void reset() {
        for (Socket each : List.of(caller, target)) {
            try {
                each.setSoLinger(true, 0);
            } catch (IOException gone) {
                // It is closed already: nothing to reset.
            }
        }
        closeBoth();
    }

    private void closeBoth() {
        for (Socket each : List.of(caller, target)) {
            try {
                each.close();
            } catch (IOException gone) {
                // It is closed already.
            }
        }
        proxy.gone(this);
    }

    /// One toxic in force.
    ///
    /// @param number counts all that were ever added, so that each is drawn for anew
    record Rule(Toxic toxic, Direction direction, double share, long number) {}

    /// The connection ends here.
    private static final class Ended extends IOException {

        private static final long serialVersionUID = 1;
    }
}
