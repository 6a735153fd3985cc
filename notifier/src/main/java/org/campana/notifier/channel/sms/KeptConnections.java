package org.campana.notifier.channel.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.campana.notifier.channel.SendOutcome.Unreachable;

/// Connections that stay open between requests, the one that rested least first. How many there are is bounded by who
/// asks (the carrier's bulkhead), so there is no limit and no lock here.
///
/// Why sockets and not a client: a request costs a third of the CPU that it takes through the JDK's client (performance
/// guide, 3.1). What is read and written is Apache HttpCore's.
final class KeptConnections implements AutoCloseable {

    /// The other side may hang up while a connection rests, and a request on it then is in doubt. So it is looked at
    /// after a second, and not used after half a minute: front doors commonly keep theirs for a minute.
    private static final Duration LOOK_AFTER = Duration.ofSeconds(1);

    private static final Duration OLD = Duration.ofSeconds(30);

    private final ExecutorService resolvers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<HttpHost, ConcurrentLinkedDeque<KeptConnection>> resting = new ConcurrentHashMap<>();
    private final int connectMillis;
    private final SSLSocketFactory tls;
    private final LongSupplier nanos;
    private volatile boolean closed;

    /// With what the machine trusts.
    ///
    /// @param connectTimeout how long one address of a host may take to answer
    /// @param nanos elapsed time as by [System#nanoTime], to tell how long a connection rested
    KeptConnections(Duration connectTimeout, LongSupplier nanos) {
        this(connectTimeout, nanos, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    KeptConnections(Duration connectTimeout, LongSupplier nanos, SSLSocketFactory tls) {
        this.connectMillis = Math.toIntExact(connectTimeout.toMillis());
        this.nanos = nanos;
        this.tls = tls;
    }

    /// A connection that nobody else has, to be given back or closed.
    ///
    /// @param until the moment of [System#nanoTime] at which the attempt is given up
    /// @throws NoAnswer with [Unreachable] if there is none to be had: nothing was asked of anybody
    KeptConnection take(HttpHost host, long until) {
        ConcurrentLinkedDeque<KeptConnection> rested = restingAt(host);
        for (KeptConnection kept = rested.pollFirst(); kept != null; kept = rested.pollFirst()) {
            Duration rest = rested(kept);
            if (rest.compareTo(OLD) < 0 && (rest.compareTo(LOOK_AFTER) < 0 || !kept.wasLeft())) {
                return kept;
            }
            kept.close();
        }
        return open(host, until);
    }

    void giveBack(HttpHost host, KeptConnection connection) {
        if (closed || !connection.isReusable()) {
            connection.close();
            return;
        }
        ConcurrentLinkedDeque<KeptConnection> rested = restingAt(host);
        connection.restsSince(nanos.getAsLong());
        rested.addFirst(connection);
        closeOld(rested);
        if (closed) {
            close();
        }
    }

    /// The last in the row rested longest.
    private void closeOld(ConcurrentLinkedDeque<KeptConnection> rested) {
        KeptConnection last = rested.peekLast();
        while (last != null && rested(last).compareTo(OLD) >= 0 && rested.removeLastOccurrence(last)) {
            last.close();
            last = rested.peekLast();
        }
    }

    private Duration rested(KeptConnection connection) {
        return Duration.ofNanos(nanos.getAsLong() - connection.restingSince());
    }

    private ConcurrentLinkedDeque<KeptConnection> restingAt(HttpHost host) {
        return resting.computeIfAbsent(host, none -> new ConcurrentLinkedDeque<>());
    }

    private KeptConnection open(HttpHost host, long until) {
        String cause = "name";
        // A look-up that is done already would be read without a look at whether we were stopped.
        if (Thread.currentThread().isInterrupted()) {
            throw new NoAnswer(new Unreachable("stopped"));
        }
        try {
            for (InetAddress address : addresses(host.getHostName(), until)) {
                try {
                    return connect(host, address, until);
                } catch (SSLHandshakeException refused) {
                    cause = "tls";
                } catch (SocketTimeoutException slow) {
                    cause = "connect-timeout";
                } catch (IOException refused) {
                    cause = "connect";
                }
            }
        } catch (IOException unknown) {
            throw new NoAnswer(new Unreachable("name"));
        }
        throw new NoAnswer(new Unreachable(cause));
    }

    /// On a thread of its own, as a look-up of a name cannot be given a time.
    private InetAddress[] addresses(String name, long until) throws IOException {
        Future<InetAddress[]> lookup = resolvers.submit(() -> InetAddress.getAllByName(name));
        try {
            return lookup.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException unknown) {
            throw new UnknownHostException("the carrier's host has no address now");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(new Unreachable("stopped"));
        } finally {
            lookup.cancel(true);
        }
    }

    private KeptConnection connect(HttpHost host, InetAddress address, long until) throws IOException {
        DeadlineSocket socket = new DeadlineSocket();
        DefaultBHttpClientConnection http = KeptConnection.unbound();
        try {
            socket.until(until);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, port(host)), Math.min(socket.millisLeft(), connectMillis));
            SSLSocket secured = isTls(host) ? secure(socket, host) : null;
            if (secured == null) {
                http.bind(socket);
            } else {
                http.bind(secured, socket);
            }
            return new KeptConnection(socket, http);
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    /// Shakes hands, and holds the certificate against the host's name.
    private SSLSocket secure(DeadlineSocket socket, HttpHost host) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, host.getHostName(), port(host), true);
        SSLParameters rules = secured.getSSLParameters();
        rules.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(rules);
        secured.startHandshake();
        return secured;
    }

    private static boolean isTls(HttpHost host) {
        return "https".equals(host.getSchemeName());
    }

    private static int port(HttpHost host) {
        if (host.getPort() > 0) {
            return host.getPort();
        }
        return isTls(host) ? 443 : 80;
    }

    /// Of those that rest; who is being asked answers first, and is closed when it is given back.
    @Override
    public void close() {
        closed = true;
        resting.values().forEach(KeptConnections::closeAll);
        resolvers.shutdownNow();
    }

    private static void closeAll(ConcurrentLinkedDeque<KeptConnection> rested) {
        for (KeptConnection each = rested.pollFirst(); each != null; each = rested.pollFirst()) {
            each.close();
        }
    }
}
