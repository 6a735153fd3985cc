package org.campana.notifier.channel.sms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Twilio's front door with canned answers, which counts what knocks.
public final class FakeTwilio implements AutoCloseable {

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;
    private final ServerSocket cutting;
    private final Thread cutter;
    private volatile Canned answer = Canned.created();
    private volatile boolean cut;

    public FakeTwilio() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            cutting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        cutter = Thread.ofVirtual().start(this::cutConnections);
    }

    public void answers(Canned canned) {
        answer = canned;
    }

    public void cuts() {
        cut = true;
    }

    public List<Heard> heard() {
        return heard;
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:"
                + (cut ? cutting.getLocalPort() : server.getAddress().getPort()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            heard.add(new Heard(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(body.readAllBytes(), StandardCharsets.UTF_8)));
            Canned now = answer;
            if (now.status() == 0) {
                closing.await();
                return;
            }
            if (now.retryAfter() != null) {
                exchange.getResponseHeaders().add("Retry-After", now.retryAfter());
            }
            byte[] bytes = now.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(now.status(), bytes.length == 0 ? -1 : bytes.length + now.missingBytes());
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reads the request, counts it, and hangs up.
    private void cutConnections() {
        while (!cutting.isClosed()) {
            try (Socket socket = cutting.accept()) {
                byte[] some = new byte[8192];
                if (socket.getInputStream().read(some) > 0) {
                    heard.add(new Heard("POST", "", "", ""));
                }
                socket.setSoLinger(true, 0);
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        try {
            cutting.close();
        } catch (IOException ignored) {
            cutter.interrupt();
        }
    }

    /// One request as it came.
    public record Heard(String method, String path, String authorization, String body) {}

    /// One answer.
    ///
    /// @param status 0 never answers
    /// @param missingBytes how many bytes are promised and not sent
    public record Canned(int status, String body, @Nullable String retryAfter, int missingBytes) {

        public static Canned created() {
            return json(201, "{\"sid\":\"SM" + "a".repeat(32) + "\",\"status\":\"accepted\"}");
        }

        public static Canned json(int status, String body) {
            return new Canned(status, body, null, 0);
        }

        public static Canned error(int status, int code) {
            return json(
                    status,
                    "{\"code\":" + code + ",\"message\":\"The 'To' number +12025550143 is wrong\",\"status\":" + status
                            + "}");
        }

        public static Canned never() {
            return new Canned(0, "", null, 0);
        }
    }
}
