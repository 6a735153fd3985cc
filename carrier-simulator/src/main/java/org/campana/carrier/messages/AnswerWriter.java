package org.campana.carrier.messages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.campana.carrier.script.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes an answer in the form a script wants it, or soundly. Waits end when the simulator does.
@Component
public final class AnswerWriter implements SmartLifecycle {

    private static final JsonMapper JSON = JsonMapper.shared();

    private volatile CountDownLatch ending = new CountDownLatch(0);
    private volatile boolean running;

    /// As Twilio answers.
    public void sound(HttpServletResponse response, int status, Map<String, @Nullable Object> json) throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        begin(response, status, "application/json", body.length);
        response.getOutputStream().write(body);
    }

    /// As Twilio refuses.
    public void refuse(HttpServletResponse response, TwilioError error) throws IOException {
        byte[] body = JSON.writeValueAsBytes(error.json());
        if (error.httpStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Twilio API\"");
        }
        begin(response, error.httpStatus(), "application/json", body.length);
        response.getOutputStream().write(body);
    }

    /// As a script wants it.
    ///
    /// @param json the resource that was made; empty if none was
    public void scripted(
            HttpServletRequest request, HttpServletResponse response, Answer answer, Map<String, @Nullable Object> json)
            throws IOException, InterruptedException {
        pause(answer.delay());
        switch (answer.kind()) {
            case SOUND -> sound(response, HttpServletResponse.SC_CREATED, json);
            case ERROR -> {
                retryAfter(response, answer.retryAfter());
                refuse(response, TwilioError.scripted(answer.httpStatus(), answer.code()));
            }
            case HTML -> html(response, answer);
            case HANG, CUT -> Connection.of(request).cut();
            case HALF_BODY -> {
                byte[] body = JSON.writeValueAsBytes(json);
                begin(response, HttpServletResponse.SC_CREATED, "application/json", body.length);
                response.getOutputStream().write(Arrays.copyOf(body, body.length / 2));
                response.flushBuffer();
                Connection.of(request).cut();
            }
        }
    }

    private static void html(HttpServletResponse response, Answer answer) throws IOException {
        byte[] page = ("<html>\r\n<head><title>" + answer.httpStatus() + "</title></head>\r\n<body><center><h1>"
                        + answer.httpStatus() + "</h1></center></body>\r\n</html>\r\n")
                .getBytes(StandardCharsets.UTF_8);
        retryAfter(response, answer.retryAfter());
        begin(response, answer.httpStatus(), "text/html", page.length);
        response.getOutputStream().write(page);
    }

    private static void begin(HttpServletResponse response, int status, String type, int length) {
        response.setStatus(status);
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(length);
    }

    private static void retryAfter(HttpServletResponse response, @Nullable Duration wait) {
        if (wait != null) {
            response.setHeader("Retry-After", Long.toString(wait.toSeconds()));
        }
    }

    @SuppressWarnings("ReturnValueIgnored") // both ends of the wait lead to the same
    private void pause(Duration wait) throws InterruptedException {
        if (wait.isPositive() && running) {
            ending.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void start() {
        ending = new CountDownLatch(1);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        ending.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
