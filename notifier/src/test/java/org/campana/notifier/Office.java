package org.campana.notifier;

import java.io.IOException;
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

/// Somebody at the network's office who calls the API with a key of their own.
final class Office {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String origin;
    private final String key;

    private Office(String origin, String key) {
        this.origin = origin;
        this.key = key;
    }

    static Office of(int port, PersonKeys keys, Role role) {
        Person person = new Person(UUID.randomUUID(), "Grace", Set.of(role));
        return new Office("http://localhost:" + port, keys.issue(person, Duration.ofMinutes(30)));
    }

    HttpResponse<String> call(String method, String path, String type, byte[] body) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(origin + path))
                            .header("Authorization", "Bearer " + key)
                            .header("Content-Type", type)
                            .method(method, BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    JsonNode get(String path) {
        return read(call("GET", path, "application/json", new byte[0]));
    }

    JsonNode post(String path, String type, byte[] body) {
        return read(call("POST", path, type, body));
    }

    private static JsonNode read(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }
}
