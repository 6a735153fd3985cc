package org.campana.bench.carrier;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.campana.carrier.webhook.TwilioSignature;

/// Tells the application what became of texts, as Twilio does: each was sent, then it was delivered, in forms signed
/// with the account's token. One in a hundred is beside that told by somebody who does not know the token.
final class Receipts {

    private static final int FORGED_ONE_IN = 100;
    private static final List<String> COURSE = List.of("sent", "delivered");

    private final ConcurrentLinkedQueue<Text> texts = new ConcurrentLinkedQueue<>();
    private final String account;
    private final TwilioSignature token;
    private final TwilioSignature guess;

    /// @param account whose texts they are
    Receipts(String account, String token) {
        this.account = account;
        this.token = new TwilioSignature(token);
        this.guess = new TwilioSignature("a guess");
    }

    /// Keeps the address for later.
    ///
    /// @param callback as the text's request gave it, with what it says of connections behind a `#`
    void keep(String sid, String callback) {
        int fragment = callback.indexOf('#');
        texts.add(new Text(sid, fragment < 0 ? callback : callback.substring(0, fragment)));
    }

    /// Tells of all that is kept, and forgets it.
    ///
    /// @param aSecond begun at fixed times, whatever comes back; 0 for as fast as 64 at a time go
    Told tell(int aSecond) {
        List<Call> calls = calls();
        long[] micros = new long[calls.size()];
        AtomicInteger failed = new AtomicInteger();
        AtomicInteger fooled = new AtomicInteger();
        long begun = System.nanoTime();
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Semaphore atOnce = new Semaphore(aSecond == 0 ? 64 : Integer.MAX_VALUE);
            for (int each = 0; each < calls.size(); each++) {
                int number = each;
                long due = aSecond == 0 ? System.nanoTime() : begun + number * 1_000_000_000L / aSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                atOnce.acquireUninterruptibly();
                long from = aSecond == 0 ? System.nanoTime() : due;
                threads.execute(() -> {
                    Call call = calls.get(number);
                    int status = post(http, call);
                    micros[number] = (System.nanoTime() - from) / 1000;
                    atOnce.release();
                    boolean taken = status / 100 == 2;
                    (call.forged() ? fooled : failed).addAndGet(taken == call.forged() ? 1 : 0);
                });
            }
        }
        long took = (System.nanoTime() - begun) / 1000;
        Arrays.sort(micros);
        return new Told(calls.size(), failed.get(), fooled.get(), took, at(micros, 0.99));
    }

    private static long at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.max(0, Math.ceil(part * sorted.length) - 1)];
    }

    /// First that each was sent, then that each was delivered, the forged ones among them.
    private List<Call> calls() {
        List<Text> all = new ArrayList<>();
        for (Text text = texts.poll(); text != null; text = texts.poll()) {
            all.add(text);
        }
        List<Call> calls = new ArrayList<>();
        for (String status : COURSE) {
            for (Text text : all) {
                if (calls.size() % FORGED_ONE_IN == FORGED_ONE_IN - 1) {
                    calls.add(new Call(text, "failed", true));
                }
                calls.add(new Call(text, status, false));
            }
        }
        return calls;
    }

    /// @return 0 for no answer
    private int post(HttpClient http, Call call) {
        SortedMap<String, String> form = new TreeMap<>(
                Map.of("AccountSid", account, "MessageSid", call.text().sid(), "MessageStatus", call.status()));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(call.text().address()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "X-Twilio-Signature",
                        (call.forged() ? guess : token).of(call.text().address(), form))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException lost) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private record Text(String sid, String address) {}

    private record Call(Text text, String status, boolean forged) {}

    /// What came of it, in microseconds.
    ///
    /// @param failed true ones that were not taken
    /// @param fooled forged ones that were
    record Told(int calls, int failed, int fooled, long took, long p99) {

        /// The numbers in this order, with a space between.
        String line() {
            return calls + " " + failed + " " + fooled + " " + took + " " + p99;
        }
    }
}
