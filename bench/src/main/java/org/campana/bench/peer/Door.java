package org.campana.bench.peer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.json.JsonMapper;

/// Who hands the alert to a gateway, over HTTP.
final class Door implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int AT_ONCE = 16;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(LONGEST);
    }

    /// The same that brings JSON.
    static HttpRequest json(URI address, Object body) {
        return request(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }

    boolean answers(URI address) {
        try {
            http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(2))
                            .build(),
                    BodyHandlers.discarding());
            return true;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The gateway was not waited for", stopped);
        }
    }

    /// Makes them all, some at once. After the first that is not answered with 2xx no more are begun, and this fails.
    void ask(List<HttpRequest> requests) {
        ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
        Semaphore room = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (HttpRequest request : requests) {
                room.acquireUninterruptibly();
                if (!refused.isEmpty()) {
                    break;
                }
                threads.execute(() -> {
                    try {
                        int status =
                                http.send(request, BodyHandlers.discarding()).statusCode();
                        if (status / 100 != 2) {
                            refused.add("an alert was answered with " + status);
                        }
                    } catch (IOException lost) {
                        refused.add("an alert was not answered: " + lost);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                        refused.add("an alert was not waited for");
                    } finally {
                        room.release();
                    }
                });
            }
        }
        if (!refused.isEmpty()) {
            throw new IllegalStateException(refused.peek());
        }
    }

    @Override
    public void close() {
        // Not close(), which waits for exchanges that a dead gateway never ends.
        http.shutdownNow();
    }
}
