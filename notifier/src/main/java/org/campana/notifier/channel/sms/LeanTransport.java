package org.campana.notifier.channel.sms;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.campana.notifier.channel.sms.KeptConnection.Answer;
import org.jspecify.annotations.Nullable;

/// The SDK's requests over connections that are kept: one try and one hard deadline around all of it.
///
/// The SDK's own transport repeats a POST up to six times (3 on 500, 6 on 503, 2 on 429; reliability 2.3),
/// ignores the time-outs it is given, and keeps the last request, number included, in a field. None of that
/// here. It also never follows a redirect and knows no proxy: the address of one is given as `base-url`.
final class LeanTransport extends com.twilio.http.HttpClient {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int REDIRECTION = 300;
    private static final Header[] NO_HEADERS = {};

    private final KeptConnections connections;
    private final Root base;
    private final Root messaging;
    private final Duration deadline;

    LeanTransport(TwilioSettings settings) {
        this.base = Root.of(settings.baseUrl());
        this.messaging = Root.of(settings.messagingUrl());
        this.deadline = settings.deadline();
        this.connections = new KeptConnections(settings.connectTimeout(), System::nanoTime);
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
        URI asked = URI.create(request.constructURL().toString());
        Root root = root(asked);
        Answer answer = exchange(root.host(), message(request, root, asked));
        if (answer.status() == TOO_MANY_REQUESTS) {
            throw new NoAnswer(new Throttled(retryAfter(answer.retryAfter())));
        }
        if (answer.status() >= SERVER_ERROR) {
            throw new NoAnswer(new Unknown("http-" + answer.status()));
        }
        if (answer.status() >= REDIRECTION && !isJson(answer.body())) {
            throw new NoAnswer(new Rejected(Failure.REFUSED_WITHOUT_CODE, answer.status()));
        }
        return new Response(answer.body(), answer.status(), NO_HEADERS);
    }

    private static ClassicHttpRequest message(Request request, Root root, URI asked) {
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        ClassicHttpRequest message =
                new BasicClassicHttpRequest(request.getMethod().toString(), root.path() + asked.getRawPath() + query);
        message.setHeader(HttpHeaders.HOST, root.host().toHostString());
        message.setHeader(HttpHeaders.AUTHORIZATION, request.getAuthString());
        message.setHeader(HttpHeaders.ACCEPT, "application/json");
        if (request.getMethod() == HttpMethod.POST) {
            byte[] form = form(request.getPostParams()).getBytes(StandardCharsets.US_ASCII);
            message.setHeader(HttpHeaders.CONTENT_TYPE, ContentType.APPLICATION_FORM_URLENCODED.getMimeType());
            message.setHeader(HttpHeaders.CONTENT_LENGTH, form.length);
            message.setEntity(new ByteArrayEntity(form, ContentType.APPLICATION_FORM_URLENCODED));
        }
        return message;
    }

    /// Which of the carrier's hosts: the one that texts are sent by, or the one that knows who may.
    private Root root(URI asked) {
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

    private Answer exchange(HttpHost host, ClassicHttpRequest request) {
        long until = System.nanoTime() + deadline.toNanos();
        KeptConnection connection = connections.take(host, until);
        boolean answered = false;
        try {
            Answer answer = connection.exchange(request, until);
            answered = true;
            return answer;
        } catch (SocketTimeoutException late) {
            throw new NoAnswer(new Unknown("timeout"));
        } catch (IOException broken) {
            throw new NoAnswer(new Unknown(Thread.currentThread().isInterrupted() ? "stopped" : "connection-lost"));
        } catch (HttpException unreadable) {
            throw new NoAnswer(new Unknown("unreadable-answer"));
        } finally {
            if (answered) {
                connections.giveBack(host, connection);
            } else {
                connection.close();
            }
        }
    }

    private static boolean isJson(String body) {
        return body.stripLeading().startsWith("{");
    }

    /// Seconds only: Twilio sends no dates. Anything else counts as not said.
    private static @Nullable Duration retryAfter(@Nullable String value) {
        return value != null && value.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }

    void close() {
        connections.close();
    }

    /// Where a request goes.
    ///
    /// @param path of a simulator or a proxy that lives below one; without a slash at its end
    private record Root(HttpHost host, String path) {

        static Root of(URI url) {
            return new Root(HttpHost.create(url), url.getRawPath().replaceFirst("/$", ""));
        }
    }
}
