package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody with a phone of the demo who joins by program and looks at their phone.
final class FamilyUnderTest {

    private static final String SUBSCRIPTIONS = "/api/v1/subscriptions";
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String digits;

    /// @param digits of the number, without the plus
    FamilyUnderTest(URI address, String digits) {
        this.address = address;
        this.digits = digits;
    }

    /// Asks to be told at any hour, reads the code on the phone, and gives it back.
    void join(String school, String language, String way) {
        String token = post(202, SUBSCRIPTIONS, """
                        {"school": "%s", "languages": ["%s"], "number": "+%s", "way": "%s", "hours": "ANY"}
                        """.formatted(school, language, digits, way))
                .path("token")
                .asString();
        String code = Awaitility.await("the code")
                .atMost(Duration.ofSeconds(30))
                .until(this::code, found -> !found.isEmpty());
        post(200, SUBSCRIPTIONS + "/confirmation", "{\"token\": \"" + token + "\", \"code\": \"" + code + "\"}");
    }

    /// The page of the phone.
    String phone() {
        return send(HttpRequest.newBuilder(address.resolve("/demo/phones/" + digits)))
                .body();
    }

    private String code() {
        Matcher text = Pattern.compile("class=\"bubble-text\"[^>]*>([^<]*)").matcher(phone());
        while (text.find()) {
            Matcher code = CODE.matcher(text.group(1));
            if (code.find()) {
                return code.group();
            }
        }
        return "";
    }

    private JsonNode post(int expected, String path, String body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(expected);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(15)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
