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
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.campana.bench.rig.Micros;
import org.campana.carrier.webhook.TwilioSignature;

/// Calls that the carrier makes to the application, each a signed form.
final class Calls {

    private static final int AT_ONCE = 64;

    private final List<Call> calls;
    private final Answer[] answers;

    private Calls(List<Call> calls) {
        this.calls = calls;
        this.answers = new Answer[calls.size()];
    }

    /// Makes them all and waits for every answer.
    ///
    /// @param aSecond begun at fixed times, whatever comes back; 0 for as fast as 64 at a time go
    static Told tell(List<Call> calls, int aSecond) {
        return new Calls(calls).tell(aSecond);
    }

    private Told tell(int aSecond) {
        long begun = System.nanoTime();
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Semaphore atOnce = new Semaphore(aSecond == 0 ? AT_ONCE : Integer.MAX_VALUE);
            for (int each = 0; each < calls.size(); each++) {
                int number = each;
                long due = aSecond == 0 ? System.nanoTime() : begun + number * 1_000_000_000L / aSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                atOnce.acquireUninterruptibly();
                long from = aSecond == 0 ? System.nanoTime() : due;
                threads.execute(() -> {
                    int status = post(http, calls.get(number));
                    answers[number] = new Answer(status, Micros.now(), (System.nanoTime() - from) / 1000);
                    atOnce.release();
                });
            }
        }
        return new Told(calls, List.of(answers), (System.nanoTime() - begun) / 1000);
    }

    /// @return 0 for no answer
    private static int post(HttpClient http, Call call) {
        String body = call.form().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(call.address()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", call.signature().of(call.address(), call.form()))
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

    /// @param signature of whoever calls
    /// @param forged whether that is somebody who does not know the account's token
    record Call(String address, SortedMap<String, String> form, TwilioSignature signature, boolean forged) {}

    /// @param at when it came, in microseconds since 1970
    /// @param micros from when its call was due
    private record Answer(int status, long at, long micros) {

        boolean taken() {
            return status / 100 == 2;
        }
    }

    /// What came of it.
    ///
    /// @param answers one for each call, in their order
    /// @param took microseconds, all of it
    record Told(List<Call> calls, List<Answer> answers, long took) {

        /// Calls, true ones that were not taken, forged ones that were, and the microseconds it took in
        /// all and for 99 in 100, with a space between.
        String line() {
            long failed = numbers()
                    .filter(n -> !calls.get(n).forged() && !answers.get(n).taken())
                    .count();
            long fooled = numbers()
                    .filter(n -> calls.get(n).forged() && answers.get(n).taken())
                    .count();
            return calls.size() + " " + failed + " " + fooled + " " + took + " " + p99();
        }

        /// When a call was answered with success, in microseconds since 1970; 0 when it was not.
        long takenAt(int call) {
            Answer answer = answers.get(call);
            return answer.taken() ? answer.at() : 0;
        }

        private IntStream numbers() {
            return IntStream.range(0, calls.size());
        }

        private long p99() {
            long[] sorted = answers.stream().mapToLong(Answer::micros).toArray();
            Arrays.sort(sorted);
            return sorted.length == 0 ? 0 : sorted[(int) Math.max(0, Math.ceil(0.99 * sorted.length) - 1)];
        }
    }
}
