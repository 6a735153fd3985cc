package org.campana.notifier.channel.sms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/// One connection, which takes one request at a time and is used again if both sides want it.
final class KeptConnection {

    /// A carrier's longest answer, a page of registrations, is some 50 KB.
    private static final int MOST_BYTES = 1 << 20;

    private static final long GLANCE_NANOS = Duration.ofMillis(2).toNanos();

    private final DeadlineSocket socket;
    private final DefaultBHttpClientConnection http;
    private boolean reusable;
    private volatile long restingSince;

    /// @param socket connected
    /// @param http bound to it, with TLS between them or not
    KeptConnection(DeadlineSocket socket, DefaultBHttpClientConnection http) {
        this.socket = socket;
        this.http = http;
    }

    static DefaultBHttpClientConnection unbound() {
        return new DefaultBHttpClientConnection(Http1Config.custom()
                .setMaxLineLength(8192)
                .setMaxHeaderCount(100)
                .build());
    }

    /// Asks, and reads the whole answer.
    ///
    /// @param until the moment of [System#nanoTime] at which it is given up
    /// @throws java.net.SocketTimeoutException at that moment
    /// @throws IOException if the connection broke; whether the request was heard is not known then
    /// @throws HttpException if what came is no answer
    Answer exchange(ClassicHttpRequest request, long until) throws IOException, HttpException {
        reusable = false;
        socket.until(until);
        http.sendRequestHeader(request);
        http.sendRequestEntity(request);
        http.flush();
        try (ClassicHttpResponse response = awaitAnswer()) {
            HttpEntity entity = response.getEntity();
            String body = entity == null ? "" : EntityUtils.toString(entity, StandardCharsets.UTF_8, MOST_BYTES);
            reusable = body.length() < MOST_BYTES
                    && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, HttpCoreContext.create());
            Header pause = response.getFirstHeader("Retry-After");
            return new Answer(response.getCode(), pause == null ? null : pause.getValue(), body);
        }
    }

    /// Passes over what only says that the answer is on its way (RFC 9110, 15.2).
    private ClassicHttpResponse awaitAnswer() throws IOException, HttpException {
        ClassicHttpResponse response = http.receiveResponseHeader();
        while (response.getCode() < HttpStatus.SC_SUCCESS) {
            response = http.receiveResponseHeader();
        }
        http.receiveResponseEntity(response);
        return response;
    }

    /// Whether it may be asked again after this answer.
    boolean isReusable() {
        return reusable && http.isOpen();
    }

    void restsSince(long moment) {
        restingSince = moment;
    }

    long restingSince() {
        return restingSince;
    }

    /// Whether the other side hung up while it rested. Takes two milliseconds if it did not.
    boolean wasLeft() {
        try {
            socket.until(System.nanoTime() + GLANCE_NANOS);
            return http.isStale();
        } catch (IOException broken) {
            return true;
        }
    }

    void close() {
        http.close(CloseMode.IMMEDIATE);
    }

    /// An answer as it came.
    ///
    /// @param status 200 to 999
    /// @param retryAfter the header, unread; null for none
    /// @param body empty for none
    record Answer(int status, @Nullable String retryAfter, String body) {}
}
