package org.campana.carrier;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.campana.carrier.call.Exchange;
import org.campana.carrier.ledger.CallBook;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.phone.Phones;
import org.campana.carrier.script.CarrierScripts;
import org.campana.carrier.script.PhoneManners;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/// A simulator of its own for a test, over real HTTP, and the real SDK to speak to it.
final class Simulator implements AutoCloseable {

    static final String ACCOUNT = "AC" + "0".repeat(31) + "1";
    static final String KEY = "SK" + "0".repeat(31) + "2";
    static final String SECRET = "the key's secret";
    static final String TOKEN = "the account's token";
    static final String SERVICE = "MG" + "0".repeat(31) + "3";
    static final String NUMBER = "+12025550100";

    private final ServletWebServerApplicationContext context;
    private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();

    private Simulator(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    static Simulator start() {
        return start(Map.of());
    }

    static Simulator start(Path dataDir) {
        return start(Map.of("carrier.data-dir", dataDir.toString()));
    }

    static Simulator start(Map<String, String> more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", "0");
        properties.put("server.address", "127.0.0.1");
        properties.put("carrier.account-sid", ACCOUNT);
        properties.put("carrier.api-key", KEY);
        properties.put("carrier.api-secret", SECRET);
        properties.put("carrier.auth-token", TOKEN);
        properties.put("carrier.number", NUMBER);
        properties.put("carrier.delivery-time.least", "0ms");
        properties.put("carrier.delivery-time.most", "0ms");
        properties.putAll(more);
        return new Simulator((ServletWebServerApplicationContext) SimulatorApplication.run(properties));
    }

    String origin() {
        return "http://127.0.0.1:" + context.getWebServer().getPort();
    }

    CarrierLedger ledger() {
        return context.getBean(CarrierLedger.class);
    }

    CallBook calls() {
        return context.getBean(CallBook.class);
    }

    Exchange exchange() {
        return context.getBean(Exchange.class);
    }

    PhoneManners manners() {
        return context.getBean(PhoneManners.class);
    }

    CarrierScripts scripts() {
        return context.getBean(CarrierScripts.class);
    }

    Phones phones() {
        return context.getBean(Phones.class);
    }

    TwilioRestClient twilio() {
        return twilio(KEY, SECRET);
    }

    TwilioRestClient twilio(String user, String password) {
        return new TwilioRestClient.Builder(user, password)
                .accountSid(ACCOUNT)
                .httpClient(new OneTry())
                .build();
    }

    HttpResponse<String> call(String method, String path, @Nullable String json) {
        HttpRequest.BodyPublisher body =
                json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        return send(HttpRequest.newBuilder(URI.create(origin() + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .method(method, body)
                .build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
        http.shutdownNow();
    }

    /// The SDK's own client retries a POST; ours in production does not, so the tests' neither.
    private final class OneTry extends HttpClient {

        @Override
        public Response reliableRequest(Request request) {
            return makeRequest(request);
        }

        @Override
        public Response makeRequest(Request request) {
            String url = request.constructURL().toString().replace("https://api.twilio.com", origin() + "/carrier");
            HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url))
                    .header("Authorization", request.getAuthString())
                    .timeout(Duration.ofSeconds(5));
            String form = request.getPostParams().entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream().map(value -> field(entry.getKey(), value)))
                    .collect(Collectors.joining("&"));
            switch (request.getMethod()) {
                case GET -> builder.GET();
                case DELETE -> builder.DELETE();
                default ->
                    builder.header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form));
            }
            HttpResponse<String> response = send(builder.build());
            return new Response(response.body(), response.statusCode());
        }

        private static String field(String name, String value) {
            return List.of(name, value).stream()
                    .map(text -> java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8))
                    .collect(Collectors.joining("="));
        }
    }
}
