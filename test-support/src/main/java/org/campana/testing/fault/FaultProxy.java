package org.campana.testing.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Stands between two parts on this machine and passes on what they say, as badly as it is told to.
///
/// Which connections a toxic falls on is drawn from the seed and the order in which they are opened.
public final class FaultProxy implements AutoCloseable {

    /// To whom the toxic applies.
    public enum Direction {
        /// What the caller sends.
        REQUESTS,
        /// What is sent back.
        ANSWERS
    }

    private static final int CHUNK = 16 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final String name;
    private final ServerSocket door;
    private final InetSocketAddress target;
    private final long seed;
    private final AtomicLong connections = new AtomicLong();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final AtomicLong added = new AtomicLong();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicLong> injected = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean down;

    private FaultProxy(String name, ServerSocket door, InetSocketAddress target, long seed) {
        this.name = name;
        this.door = door;
        this.target = target;
        this.seed = seed;
    }

    /// Opens one in front of a port of this machine; whether something listens there is looked at for each connection.
    ///
    /// @param name for messages, such as `app-database`
    /// @param targetPort where it passes on to
    /// @param seed of all its chances
    public static FaultProxy inFrontOf(String name, int targetPort, long seed) {
        return at(name, 0, targetPort, seed);
    }

    /// The same at a port of the caller's choice; 0 for any.
    public static FaultProxy at(String name, int port, int targetPort, long seed) {
        try {
            InetAddress here = InetAddress.ofLiteral("127.0.0.1");
            FaultProxy proxy = new FaultProxy(
                    name, new ServerSocket(port, 512, here), new InetSocketAddress(here, targetPort), seed);
            Thread.ofVirtual().name("fault-" + name).start(proxy::accept);
            return proxy;
        } catch (IOException taken) {
            throw new UncheckedIOException("the proxy " + name + " found no port", taken);
        }
    }

    /// Where to connect instead of the target.
    public int port() {
        return door.getLocalPort();
    }

    /// From now on, on connections that are open as on those to come.
    ///
    /// @param share of the connections it falls on, 0 to 1
    public void add(Toxic toxic, Direction direction, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be 0 to 1, not " + share);
        }
        rules.add(new Rule(toxic, direction, share, added.incrementAndGet()));
    }

    /// All is well again for what passes from now on.
    public void clear() {
        rules.clear();
        down = false;
    }

    /// Resets what is open and every new connection, until [#clear].
    public void cut() {
        down = true;
        links.forEach(Link::reset);
    }

    /// Ends every open connection in good order, as a server that restarts does.
    public void hangUp() {
        links.forEach(Link::hangUp);
    }

    /// How often each kind of fault was inflicted, by the name of its record; `Cut` for [#cut].
    public Map<String, Long> injected() {
        Map<String, Long> counts = new TreeMap<>();
        injected.forEach((kind, count) -> counts.put(kind, count.get()));
        return counts;
    }

    /// How many faults of this kind there were.
    public long injected(Class<? extends Toxic> kind) {
        AtomicLong count = injected.get(kind.getSimpleName());
        return count == null ? 0 : count.get();
    }

    private void count(String kind) {
        injected.computeIfAbsent(kind, none -> new AtomicLong()).incrementAndGet();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().name("fault-" + name + "-link").start(() -> connect(caller));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void connect(Socket caller) {
        Link link = new Link(caller, new Socket(), connections.incrementAndGet());
        links.add(link);
        if (down) {
            count("Cut");
            link.reset();
            return;
        }
        try {
            caller.setTcpNoDelay(true);
            link.target.setTcpNoDelay(true);
            link.target.connect(target, (int) CONNECT.toMillis());
        } catch (IOException nobodyThere) {
            link.reset();
            return;
        }
        Thread.ofVirtual().start(() -> link.pump(link.target, caller, Direction.ANSWERS));
        link.pump(caller, link.target, Direction.REQUESTS);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            door.close();
        } catch (IOException already) {
            // It is closed, which is what was wanted.
            down = true;
        }
        links.forEach(Link::reset);
    }

    private record Rule(Toxic toxic, Direction direction, double share, long number) {}

    /// The connection ends here.
    private static final class Ended extends IOException {

        private static final long serialVersionUID = 1;
    }

    private final class Link {

        private final Socket caller;
        private final Socket target;
        private final long number;
        private final Map<Rule, Boolean> drawn = new ConcurrentHashMap<>();
        private final Set<Rule> counted = ConcurrentHashMap.newKeySet();
        private final Map<Rule, Long> passed = new ConcurrentHashMap<>();
        private final AtomicLong ends = new AtomicLong();
        private final Random dice;

        Link(Socket caller, Socket target, long number) {
            this.caller = caller;
            this.target = target;
            this.number = number;
            this.dice = new Random(seed + number);
        }

        /// Whether the toxic falls on this connection: the same answer for the same seed and order.
        private boolean hit(Rule rule) {
            return drawn.computeIfAbsent(
                    rule,
                    asked -> new SplittableRandom(seed * 31 + number * 1_000_003 + asked.number()).nextDouble()
                            < asked.share());
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
            for (Rule rule : rules) {
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
            for (Rule rule : rules) {
                if (rule.direction() == direction
                        && rule.toxic() instanceof Toxic.SlowClose(Duration delay)
                        && hit(rule)) {
                    inflict(rule);
                    await(delay);
                }
            }
        }

        /// Counts a fault once a connection, however many pieces it falls on.
        private void inflict(Rule rule) {
            if (counted.add(rule)) {
                count(rule.toxic().getClass().getSimpleName());
            }
        }

        private void await(Duration time) throws IOException {
            try {
                if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new Ended();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new Ended();
            }
        }

        private void hangUp() {
            try {
                target.shutdownInput();
            } catch (IOException gone) {
                closeBoth();
            }
        }

        private void reset() {
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
            links.remove(this);
        }
    }
}
