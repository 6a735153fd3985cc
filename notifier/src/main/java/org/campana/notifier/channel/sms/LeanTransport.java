package org.campana.notifier.channel.sms;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.core5.http.Header;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.campana.notifier.channel.SendOutcome.Unreachable;
import org.jspecify.annotations.Nullable;

/// The SDK's requests over the JDK's HTTP client: one try and one hard deadline around all of it.
///
/// The SDK's own transport repeats a POST up to six times (3 on 500, 6 on 503, 2 on 429; reliability 2.3),
/// ignores the time-outs it is given, and keeps the last request, number included, in a field. None of that
/// here.
final class LeanTransport extends com.twilio.http.HttpClient {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int REDIRECTION = 300;
    private static final Header[] NO_HEADERS = {};

    private final HttpClient http;
    private final URI base;
    private final URI messaging;
    private final Duration deadline;

    LeanTransport(TwilioSettings settings, ExecutorService threads) {
        this.base = settings.baseUrl();
        this.messaging = settings.messagingUrl();
        this.deadline = settings.deadline();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
    }

    /// One try; the inherited one loops over every 5xx, for POST too.
    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    /// One try, whatever is asked for.
    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        HttpResponse<String> answer = exchange(build(request));
        if (answer.statusCode() == TOO_MANY_REQUESTS) {
            throw new NoAnswer(new Throttled(retryAfter(answer)));
        }
        if (answer.statusCode() >= SERVER_ERROR) {
            throw new NoAnswer(new Unknown("http-" + answer.statusCode()));
        }
        if (answer.statusCode() >= REDIRECTION && !isJson(answer.body())) {
            throw new NoAnswer(new Rejected(Failure.REFUSED_WITHOUT_CODE, answer.statusCode()));
        }
        return new Response(answer.body(), answer.statusCode(), NO_HEADERS);
    }

    private HttpRequest build(Request request) {
        URI asked = request.constructURL().toString().startsWith("http")
                ? URI.create(request.constructURL().toString())
                : URI.create("https://" + request.constructURL());
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(root(asked) + asked.getRawPath() + query))
                .timeout(deadline)
                .header("Authorization", request.getAuthString())
                .header("Accept", "application/json");
        return request.getMethod() == HttpMethod.POST
                ? builder.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(request.getPostParams())))
                        .build()
                : builder.method(request.getMethod().toString(), BodyPublishers.noBody())
                        .build();
    }

    /// Which of the carrier's hosts: the one that texts are sent by, or the one that knows who may.
    private URI root(URI asked) {
        return asked.getHost().startsWith("messaging.") ? messaging : base;
    }

    private static String form(Map<String, List<String>> params) {
        return params.entrySet().stream()
                .flatMap(param -> param.getValue().stream().map(value -> encode(param.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> underway = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return underway.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new NoAnswer(new Unknown("timeout"));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(new Unknown("stopped"));
        } catch (ExecutionException failed) {
            throw outcomeOf(failed.getCause());
        } finally {
            underway.cancel(true);
        }
    }

    private static NoAnswer outcomeOf(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException slow -> new NoAnswer(new Unreachable("connect-timeout"));
            case ConnectException refused -> new NoAnswer(new Unreachable("connect"));
            case UnresolvedAddressException unknown -> new NoAnswer(new Unreachable("name"));
            case SSLHandshakeException refused -> new NoAnswer(new Unreachable("tls"));
            case HttpTimeoutException slow -> new NoAnswer(new Unknown("timeout"));
            case IOException broken -> new NoAnswer(new Unknown("connection-lost"));
            case null, default -> new NoAnswer(new Unknown("transport"));
        };
    }

    private static boolean isJson(String body) {
        return body.stripLeading().startsWith("{");
    }

    /// Seconds only: Twilio sends no dates. Anything else counts as not said.
    private static @Nullable Duration retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,5}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }

    void close() {
        http.shutdownNow();
        http.close();
    }
}
