package org.campana.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.campana.standalone.CannotGoOn;
import org.campana.standalone.ExitCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One person speaking to the REST interface with a key of their own.
final class DemoClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final URI address;
    private final @Nullable String key;

    DemoClient(HttpClient http, URI address, @Nullable String key) {
        this.http = http;
        this.address = address;
        this.key = key;
    }

    /// The same address, as somebody else.
    DemoClient as(@Nullable String otherKey) {
        return new DemoClient(http, address, otherKey);
    }

    /// The answer's JSON; any other status than the expected one ends the run with the problem's own words.
    JsonNode post(int expected, String path, Object body) {
        HttpResponse<String> answer = send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
        return read(expected, path, answer);
    }

    /// The answer's JSON; nothing when it is anything but 200, for what may not be known yet.
    JsonNode ask(String path, Object body) {
        HttpResponse<String> answer = send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
        return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.nullNode();
    }

    JsonNode get(String path) {
        return read(200, path, send(request(path).GET().build()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20));
        if (key != null) {
            builder.header("Authorization", "Bearer " + key);
        }
        return builder;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new CannotGoOn(
                    ExitCode.FAILED,
                    "no Campana answers at " + address + " ("
                            + unreachable.getClass().getSimpleName() + ").",
                    "start one with ./campana demo, or name its address with --url.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while waiting for " + request.uri().getPath(), interrupted);
        }
    }

    private static JsonNode read(int expected, String path, HttpResponse<String> answer) {
        JsonNode json = answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
        if (answer.statusCode() != expected) {
            throw new CannotGoOn(
                    ExitCode.PROMISE_BROKEN,
                    path + " answered " + answer.statusCode() + " instead of " + expected + ": "
                            + json.path("detail").asString("") + " "
                            + json.path("field").asString(""),
                    "read the log; the fix it names: " + json.path("fix").asString("none"));
        }
        return json;
    }
}
