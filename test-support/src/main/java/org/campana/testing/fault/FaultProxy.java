package org.campana.testing.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

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

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final String name;
    private final ServerSocket door;
    private final InetSocketAddress target;
    private final long seed;
    private final AtomicLong connections = new AtomicLong();
    private final List<Link.Rule> rules = new CopyOnWriteArrayList<>();
    private final AtomicLong added = new AtomicLong();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicLong> injected = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean down;
    private volatile Duration holding = Duration.ZERO;

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
        try {
            InetAddress here = InetAddress.ofLiteral("127.0.0.1");
            FaultProxy proxy =
                    new FaultProxy(name, new ServerSocket(0, 512, here), new InetSocketAddress(here, targetPort), seed);
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

    /// Holds a new connection while nothing listens behind it, as the front door of `deploy/caddy` does. Without it
    /// the connection is reset at once.
    ///
    /// @param longest after which it is reset
    public void holdWhileNobodyListens(Duration longest) {
        holding = longest;
    }

    /// From now on, on connections that are open as on those to come.
    ///
    /// @param share of the connections it falls on, 0 to 1
    public void add(Toxic toxic, Direction direction, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be 0 to 1, not " + share);
        }
        rules.add(new Link.Rule(toxic, direction, share, added.incrementAndGet()));
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

    List<Link.Rule> rules() {
        return rules;
    }

    /// Waits; true when the proxy is closed meanwhile.
    boolean closesWithin(Duration time) throws InterruptedException {
        return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    void gone(Link link) {
        links.remove(link);
    }

    void count(String kind) {
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
        long chances = seed * 31 + connections.incrementAndGet() * 1_000_003;
        Link link = reached(caller, chances, System.nanoTime());
        if (link != null) {
            Thread.ofVirtual().start(link::answers);
            link.requests();
        }
    }

    /// A connection to the target; null when there is none and the caller's was reset.
    private @Nullable Link reached(Socket caller, long chances, long began) {
        while (true) {
            Link link = new Link(this, caller, new Socket(), chances);
            links.add(link);
            if (down) {
                count("Cut");
                link.reset();
                return null;
            }
            try {
                caller.setTcpNoDelay(true);
                link.connect(target, CONNECT);
                return link;
            } catch (IOException nobodyThere) {
                if (System.nanoTime() - began >= holding.toNanos() || !heldOn()) {
                    link.reset();
                    return null;
                }
                links.remove(link);
            }
        }
    }

    private boolean heldOn() {
        try {
            return !closesWithin(BETWEEN_TRIES);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
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
}
