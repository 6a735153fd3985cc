package org.campana.carrier.webhook;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.campana.carrier.CarrierSettings;
import org.campana.carrier.webhook.ConnectionOverrides.Failure;
import org.jspecify.annotations.Nullable;

/// Posts signed forms to the application. Blocks its caller; use it from virtual threads.
public final class Webhooks implements AutoCloseable {

    /// Before the second try; doubled before each further one.
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final TwilioSignature signature;
    private final OriginRewrite rewrite;
    private final Semaphore atOnce;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

    public Webhooks(CarrierSettings settings) {
        this.signature = new TwilioSignature(settings.authToken());
        this.rewrite = new OriginRewrite(settings.callbackRewrite());
        this.atOnce = new Semaphore(settings.callbacksAtOnce());
    }

    /// Posts until it is taken, or Twilio would try no more.
    ///
    /// @param url with its fragment of connection overrides, which is neither sent nor signed
    /// @param each told of every try, the last one marked
    /// @return the last try
    /// @throws InterruptedException when the simulator ends; the try under way is not reported then
    public WebhookAttempt post(String url, Map<String, String> parameters, Consumer<WebhookAttempt> each)
            throws InterruptedException {
        URI given;
        URI target;
        try {
            given = URI.create(url);
            target = rewrite.apply(given);
        } catch (IllegalArgumentException unusable) {
            WebhookAttempt none = new WebhookAttempt(1, null, "address", "", true);
            each.accept(none);
            return none;
        }
        ConnectionOverrides overrides = ConnectionOverrides.of(given.getFragment());
        HttpRequest request = request(signedUrl(url), target, new TreeMap<>(parameters));
        return withRetries(request, overrides, each);
    }

    /// Where to connect for an address of the application, as a compose network may need it.
    public static URI connectTo(CarrierSettings settings, URI address) {
        return new OriginRewrite(settings.callbackRewrite()).apply(address);
    }

    private static String signedUrl(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }

    private HttpRequest request(String signedUrl, URI target, SortedMap<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        String withoutFragment = signedUrl(target.toString());
        return HttpRequest.newBuilder(URI.create(withoutFragment))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("User-Agent", "TwilioProxy/1.1")
                .header("Accept", "*/*")
                .header("X-Twilio-Signature", signature.of(signedUrl, form))
                .header("I-Twilio-Idempotency-Token", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private WebhookAttempt withRetries(
            HttpRequest request, ConnectionOverrides overrides, Consumer<WebhookAttempt> each)
            throws InterruptedException {
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        for (int number = 1; ; number++) {
            Outcome outcome = attempt(request, overrides, overrides.total().minusNanos(System.nanoTime() - start));
            boolean again = outcome.failure() != null
                    && overrides.policy().contains(outcome.failure())
                    && number <= overrides.retries()
                    && System.nanoTime() - start + pause.toNanos()
                            < overrides.total().toNanos();
            WebhookAttempt attempt =
                    new WebhookAttempt(number, outcome.status(), outcome.silence(), outcome.body(), !again);
            each.accept(attempt);
            if (!again) {
                return attempt;
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private record Outcome(
            @Nullable Integer status, String body, @Nullable Failure failure) {

        /// What there was instead of an answer.
        @Nullable
        String silence() {
            return status != null || failure == null ? null : failure == Failure.READ ? "read" : "connect";
        }
    }

    private Outcome attempt(HttpRequest request, ConnectionOverrides overrides, Duration left)
            throws InterruptedException {
        Duration limit = left.compareTo(overrides.read()) < 0 ? left : overrides.read();
        atOnce.acquire();
        // The JDK's own request limit ends with the headers; this one holds for the body too.
        CompletableFuture<HttpResponse<String>> exchange = client(overrides.connect())
                .sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response = exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            int status = response.statusCode();
            return new Outcome(status, response.body(), failureOf(status));
        } catch (TimeoutException silent) {
            return new Outcome(null, "", Failure.READ);
        } catch (ExecutionException broken) {
            return new Outcome(null, "", Failure.CONNECT);
        } finally {
            exchange.cancel(true);
            atOnce.release();
        }
    }

    private static @Nullable Failure failureOf(int status) {
        return switch (status / 100) {
            case 4 -> Failure.STATUS_4XX;
            case 5 -> Failure.STATUS_5XX;
            default -> null;
        };
    }

    /// The JDK's client takes its connect limit once for all, so there is one for each limit in use.
    private HttpClient client(Duration connect) {
        return clients.computeIfAbsent(
                connect,
                limit -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(limit)
                        .executor(threads)
                        .build());
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
        threads.shutdownNow();
    }
}
