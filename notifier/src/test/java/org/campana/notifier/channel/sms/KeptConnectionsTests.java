package org.campana.notifier.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.campana.notifier.channel.SendOutcome.Unreachable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The door of a carrier that speaks bytes, so that it can do what a well-kept server never does.
class KeptConnectionsTests {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private final AtomicLong now = new AtomicLong();

    @TempDir
    private Path folder;

    private Door door = new Door(plain(), FINE);
    private KeptConnections connections = new KeptConnections(DEADLINE, now::get);

    @AfterEach
    void close() {
        connections.close();
        door.close();
    }

    @Test
    void oneConnectionServesOneRequestAfterTheOther() throws Exception {
        ask();
        ask();

        assertThat(door.opened()).isEqualTo(1);
        assertThat(door.heard()).hasSize(2);
    }

    @Test
    void whoIsAskedAtTheSameTimeGetsAConnectionEach() throws Exception {
        KeptConnection one = connections.take(door.host(), in(DEADLINE));
        KeptConnection other = connections.take(door.host(), in(DEADLINE));
        exchange(one);
        exchange(other);
        connections.giveBack(door.host(), one);
        connections.giveBack(door.host(), other);

        assertThat(connections.take(door.host(), in(DEADLINE)))
                .as("the one that rested least")
                .isSameAs(other);
        assertThat(door.opened()).isEqualTo(2);
    }

    @Test
    void aConnectionTheCarrierWantsToCloseIsNotAskedAgain() throws Exception {
        door.says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        ask();
        ask();

        assertThat(door.opened()).isEqualTo(2);
    }

    @Test
    void aConnectionThatWasHungUpWhileItRestedIsNotAsked() throws Exception {
        door.hangsUpAfterwards();
        ask();
        assertThat(door.hungUp.await(5, TimeUnit.SECONDS)).isTrue();
        now.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(ask().status()).isEqualTo(200);
        assertThat(door.opened()).isEqualTo(2);
    }

    @Test
    void aConnectionThatRestedALittleIsLookedAtAndServesOn() throws Exception {
        ask();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        ask();

        assertThat(door.opened()).isEqualTo(1);
    }

    @Test
    void aConnectionThatRestedForHalfAMinuteIsNotAsked() throws Exception {
        ask();
        now.addAndGet(Duration.ofSeconds(30).toNanos());
        ask();

        assertThat(door.opened()).isEqualTo(2);
    }

    @Test
    void whoDripsBytesIsLeftAtTheDeadlineAndNotLater() {
        door.drips("HTTP/1.1 200 OK\r\nX-Wait: " + "a".repeat(4000));
        long begun = System.nanoTime();

        assertThatThrownBy(() -> exchange(connections.take(door.host(), in(DEADLINE)), Duration.ofMillis(300)))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(250), Duration.ofSeconds(3));
    }

    @Test
    void whoOnlySaysThatAnAnswerIsComingIsWaitedFor() throws Exception {
        door.says("HTTP/1.1 103 Early Hints\r\n\r\n" + FINE);

        assertThat(ask().status()).isEqualTo(200);
    }

    @Test
    void anAnswerInChunksIsReadWhole() throws Exception {
        door.says("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\nRetry-After: 7\r\n\r\n"
                + "3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n");

        assertThat(ask()).isEqualTo(new KeptConnection.Answer(201, "7", "{\"a\":1}"));
        ask();
        assertThat(door.opened()).isEqualTo(1);
    }

    @Test
    void whatIsNoAnswerIsSaidToBeNone() {
        door.says("220 mail.example.org ESMTP\r\n");

        assertThatThrownBy(this::ask).isInstanceOfAny(HttpException.class, IOException.class);
    }

    @Test
    void aCertificateNobodyVouchesForGetsNoRequest() throws Exception {
        Tls theirs = Tls.of(folder);
        door.close();
        door = new Door(theirs.server(), FINE);

        assertThatThrownBy(() -> connections.take(door.secure("localhost"), in(DEADLINE)))
                .isInstanceOfSatisfying(
                        NoAnswer.class, none -> assertThat(none.outcome()).isEqualTo(new Unreachable("tls")));
        assertThat(door.heard()).isEmpty();
    }

    @Test
    void aCertificateOfSomebodyElseGetsNoRequest() throws Exception {
        Tls theirs = Tls.of(folder);
        door.close();
        door = new Door(theirs.server(), FINE);
        connections = new KeptConnections(DEADLINE, now::get, theirs.trusting());

        assertThat(ask(door.secure("localhost")).status()).isEqualTo(200);
        assertThatThrownBy(() -> connections.take(door.secure("127.0.0.1"), in(DEADLINE)))
                .isInstanceOfSatisfying(
                        NoAnswer.class, none -> assertThat(none.outcome()).isEqualTo(new Unreachable("tls")));
        assertThat(door.heard()).hasSize(1);
    }

    @Test
    void aHostWithoutAnAddressWasNotAsked() {
        assertThatThrownBy(() -> connections.take(new HttpHost("https", "nowhere.invalid", 443), in(DEADLINE)))
                .isInstanceOfSatisfying(
                        NoAnswer.class, none -> assertThat(none.outcome()).isEqualTo(new Unreachable("name")));
    }

    @Test
    void whoIsStoppedBeforeThereIsAConnectionAskedNobody() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> connections.take(door.host(), in(DEADLINE)))
                .isInstanceOfSatisfying(
                        NoAnswer.class, none -> assertThat(none.outcome()).isEqualTo(new Unreachable("stopped")));
        assertThat(Thread.interrupted()).as("whoever stopped it can tell").isTrue();
        assertThat(door.opened()).isZero();
    }

    private KeptConnection.Answer ask() throws IOException, HttpException {
        return ask(door.host());
    }

    private KeptConnection.Answer ask(HttpHost host) throws IOException, HttpException {
        KeptConnection connection = connections.take(host, in(DEADLINE));
        try {
            return exchange(connection);
        } finally {
            connections.giveBack(host, connection);
        }
    }

    private static KeptConnection.Answer exchange(KeptConnection connection) throws IOException, HttpException {
        return exchange(connection, DEADLINE);
    }

    private static KeptConnection.Answer exchange(KeptConnection connection, Duration within)
            throws IOException, HttpException {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("GET", "/who");
        request.setHeader("Host", "localhost");
        return connection.exchange(request, in(within));
    }

    private static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    private static ServerSocket plain() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }

    /// Answers each request head with the same bytes.
    private static final class Door implements AutoCloseable {

        private final ServerSocket listening;
        private final List<Socket> connected = new CopyOnWriteArrayList<>();
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final CountDownLatch hungUp = new CountDownLatch(1);
        private volatile String answer;
        private volatile boolean drips;
        private volatile boolean hangsUp;

        Door(ServerSocket listening, String answer) {
            this.listening = listening;
            this.answer = answer;
            Thread.ofVirtual().start(this::listen);
        }

        HttpHost host() {
            return new HttpHost("http", "127.0.0.1", listening.getLocalPort());
        }

        HttpHost secure(String name) {
            return new HttpHost("https", name, listening.getLocalPort());
        }

        void says(String bytes) {
            answer = bytes;
        }

        void drips(String bytes) {
            answer = bytes;
            drips = true;
        }

        void hangsUpAfterwards() {
            hangsUp = true;
        }

        int opened() {
            return connected.size();
        }

        List<String> heard() {
            return heard;
        }

        private void listen() {
            while (!listening.isClosed()) {
                try {
                    Socket socket = listening.accept();
                    connected.add(socket);
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void serve(Socket socket) {
            try (socket) {
                InputStream in = socket.getInputStream();
                for (String head = head(in); !head.isEmpty(); head = head(in)) {
                    heard.add(head);
                    write(socket);
                    if (hangsUp) {
                        hangsUp = false;
                        break;
                    }
                }
            } catch (IOException left) {
                heard.size();
            } finally {
                hungUp.countDown();
            }
        }

        private void write(Socket socket) throws IOException {
            for (byte each : answer.getBytes(StandardCharsets.US_ASCII)) {
                socket.getOutputStream().write(each);
                if (drips) { // the fault itself, not a wait of the test
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
            }
        }

        private static String head(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            for (int next = in.read(); next >= 0; next = in.read()) {
                head.append((char) next);
                if (head.indexOf("\r\n\r\n") >= 0) {
                    return head.toString();
                }
            }
            return "";
        }

        @Override
        public void close() {
            try {
                listening.close();
                for (Socket each : connected) {
                    each.close();
                }
            } catch (IOException ignored) {
                connected.clear();
            }
        }
    }

    /// A certificate for localhost that only who is told trusts.
    private record Tls(SSLContext context) {

        private static final String PASSWORD = "of-a-test";

        static Tls of(Path folder) throws GeneralSecurityException, IOException, InterruptedException {
            Path file = folder.resolve("keys.p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "door",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost",
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.out").toFile())
                    .start();
            assertThat(keytool.waitFor())
                    .as(folder.resolve("keytool.out").toString())
                    .isZero();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD.toCharArray());
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(keys);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return new Tls(context);
        }

        ServerSocket server() throws IOException {
            return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        }

        SSLSocketFactory trusting() {
            return context.getSocketFactory();
        }
    }
}
