package org.campana.carrier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// The application's side: takes callbacks and inbound texts, and checks each signature with the SDK's
/// validator.
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Served> files = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile String signedOrigin;
    private volatile IntFunction<Answer> answers = n -> new Answer(204, "");

    record Call(String path, Map<String, String> form, boolean signed, String idempotencyToken) {

        String status() {
            return form.getOrDefault("MessageStatus", "");
        }
    }

    record Answer(int status, String body) {}

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        signedOrigin = origin();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                handle(exchange);
            }
        });
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Served file = files.get(exchange.getRequestURI().getPath());
        if (file != null) {
            exchange.getResponseHeaders().add("Content-Type", file.type());
            exchange.sendResponseHeaders(200, file.bytes().length);
            exchange.getResponseBody().write(file.bytes());
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = new HashMap<>();
        for (String field : body.split("&", -1)) {
            String[] sides = field.split("=", -1);
            form.put(decoded(sides[0]), decoded(sides[1]));
        }
        String path = exchange.getRequestURI().toString();
        String signature = exchange.getRequestHeaders().getFirst("X-Twilio-Signature");
        boolean signed = new RequestValidator(Simulator.TOKEN).validate(signedOrigin + path, form, signature);
        Answer answer = answers.apply(count.incrementAndGet());
        calls.add(new Call(path, form, signed, exchange.getRequestHeaders().getFirst("I-Twilio-Idempotency-Token")));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        if (answer.status() == 0) {
            return; // closes without an answer
        }
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private record Served(String type, byte[] bytes) {}

    /// Serves a file under this path.
    void serving(String path, String type, byte[] bytes) {
        files.put(path, new Served(type, bytes));
    }

    /// The origin that the sender signs, when it connects here by a rewrite.
    Receiver signedAs(String origin) {
        signedOrigin = origin;
        return this;
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String url(String path) {
        return origin() + path;
    }

    /// @param byNumber the n-th call's answer, from 1; status 0 closes without one
    void answering(IntFunction<Answer> byNumber) {
        answers = byNumber;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<String> statuses() {
        return calls.stream().map(Call::status).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
