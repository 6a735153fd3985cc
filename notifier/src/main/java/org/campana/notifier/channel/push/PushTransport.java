package org.campana.notifier.channel.push;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// One POST to a push service: no redirect is followed, nothing is repeated, nothing but the status and `Retry-After`
/// is read, and a hard deadline ends it. Which addresses it may connect to is [GuardedResolver]'s.
final class PushTransport implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CloseableHttpClient http;
    private final Duration deadline;

    PushTransport(PushSettings settings, GuardedResolver resolver) {
        this.deadline = settings.deadline();
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setMaxConnTotal(settings.inFlight())
                        .setMaxConnPerRoute(settings.inFlight())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                                .setSocketTimeout(Timeout.of(settings.deadline()))
                                .setTimeToLive(Timeout.ofMinutes(5))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(settings.deadline()))
                        .setConnectionRequestTimeout(Timeout.of(settings.deadline()))
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Campana")
                .build();
    }

    /// Posts once.
    ///
    /// @return what the service said; null when nobody can tell, for whatever reason
    @Nullable
    Answer post(URI endpoint, byte[] body, Header... headers) {
        HttpPost request = new HttpPost(endpoint);
        request.setHeaders(headers);
        request.setHeader(HttpHeaders.CONTENT_ENCODING, "aes128gcm");
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_OCTET_STREAM));
        try {
            Future<Answer> underway = threads.submit(() -> http.execute(request, PushTransport::answer));
            return underway.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            // Nothing of it goes on: messages of a client can quote the address.
            return failed.getCause() instanceof UnknownHostException ? Answer.NOWHERE : null;
        } catch (TimeoutException | RejectedExecutionException unanswered) {
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            request.abort();
        }
    }

    private static Answer answer(ClassicHttpResponse response) {
        Header wait = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return new Answer(response.getCode(), wait == null ? null : seconds(wait.getValue()));
    }

    /// Seconds only; a date counts as not said.
    private static @Nullable Duration seconds(String value) {
        return value.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            http.close();
        } catch (IOException alreadyGone) {
            // Nothing of ours is left in it.
        }
    }

    /// @param retryAfter null when it is not said
    record Answer(int status, @Nullable Duration retryAfter) {

        /// The name of the service leads nowhere on the public Internet.
        static final Answer NOWHERE = new Answer(0, null);
    }
}
