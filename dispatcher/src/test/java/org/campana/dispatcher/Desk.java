package org.campana.dispatcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.campana.web.Person;
import org.campana.web.PersonKeys;
import org.campana.web.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody with an API key, on the real port.
public final class Desk {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final String key;

    private Desk(int port, String key) {
        this.port = port;
        this.key = key;
    }

    /// A new person with these roles.
    public static Desk of(int port, PersonKeys keys, String name, Role... roles) {
        Person person = new Person(UUID.randomUUID(), name, Set.of(roles));
        return new Desk(port, keys.issue(person, Duration.ofHours(1)));
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(), "GET", path, null);
    }

    public Answer put(String path, String json) {
        return send(HttpRequest.newBuilder(), "PUT", path, json);
    }

    public Answer post(String path, String json) {
        return send(HttpRequest.newBuilder(), "POST", path, json);
    }

    /// Sends something else than JSON.
    public Answer post(String path, String body, String type) {
        return send(HttpRequest.newBuilder(), "POST", path, body, type);
    }

    private Answer send(HttpRequest.Builder request, String method, String path, String json) {
        return send(request, method, path, json, "application/json");
    }

    private Answer send(HttpRequest.Builder request, String method, String path, String json, String type) {
        try {
            HttpResponse<String> response = HTTP.send(
                    request.uri(URI.create("http://localhost:" + port + path))
                            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                            .header("Authorization", "Bearer " + key)
                            .header("Content-Type", type)
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    JSON.readTree(response.body()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }

    /// What came back.
    public record Answer(int status, String type, JsonNode body) {

        /// A member of the top level, as text.
        public String at(String member) {
            return body.path(member).asString("");
        }
    }
}
