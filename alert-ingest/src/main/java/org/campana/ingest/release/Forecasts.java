package org.campana.ingest.release;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.campana.ingest.request.Fields;
import org.campana.web.Person;
import org.campana.web.PersonKeys;
import org.campana.web.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Asks the dispatcher what an alert would reach. It may be away: then there is no forecast, and nothing waits for it.
/// One try, 1 s, idempotent; never called inside a transaction.
@Component
class Forecasts {

    private static final Logger log = LoggerFactory.getLogger(Forecasts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration KEY_VALIDITY = Duration.ofHours(24);
    private static final Person SERVICE = new Person(
            UUID.nameUUIDFromBytes("service:ingest".getBytes(StandardCharsets.UTF_8)),
            "service:ingest",
            Set.of(Role.SERVICE));

    private final PersonKeys keys;
    private final Clock clock;
    private final DispatcherSettings settings;
    private final RestClient http;
    private volatile int ownPort;
    private @Nullable Key key;

    Forecasts(PersonKeys keys, Clock clock, DispatcherSettings settings) {
        this.keys = keys;
        this.clock = clock;
        this.settings = settings;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    @EventListener
    void listening(WebServerInitializedEvent started) {
        String namespace = started.getApplicationContext().getServerNamespace();
        if (namespace == null || namespace.isEmpty()) {
            ownPort = started.getWebServer().getPort();
        }
    }

    /// What the alert would reach, or null when the dispatcher cannot be asked.
    ///
    /// @throws org.campana.web.Problem 422 when the dispatcher knows no such wording
    @Nullable
    Forecast ask(Order order) {
        try {
            return http.post()
                    .uri(origin() + "/api/v1/forecasts")
                    .header("Authorization", "Bearer " + key())
                    .body(new Question(
                            order.schoolId().value(),
                            order.audience().name(),
                            order.wording(),
                            order.drill(),
                            order.facts().place(),
                            order.facts().action().name(),
                            order.facts().observedAt()))
                    .retrieve()
                    .body(Forecast.class);
        } catch (HttpClientErrorException.UnprocessableContent refused) {
            if (refused.getResponseBodyAsString().contains("\"wording\"")) {
                throw Fields.invalid(
                        "wording",
                        "No approved wording has this name for this audience.",
                        "Use agents-near-school, or another name from GET /api/v1/wordings.");
            }
            log.atWarn().addKeyValue("status", 422).log("forecast refused");
            return null;
        } catch (RestClientException away) {
            log.atWarn().addKeyValue("cause", away.getClass().getSimpleName()).log("forecast not available");
            return null;
        }
    }

    private String origin() {
        String url = settings.url();
        return url == null || url.isBlank() ? "http://localhost:" + ownPort : url;
    }

    private synchronized String key() {
        Instant now = clock.instant();
        Key known = key;
        if (known == null || now.isAfter(known.renewAt())) {
            known = new Key(keys.issue(SERVICE, KEY_VALIDITY), now.plus(KEY_VALIDITY.dividedBy(2)));
            key = known;
        }
        return known.clear();
    }

    private record Key(String clear, Instant renewAt) {

        @Override
        public String toString() {
            return "Key[not shown]";
        }
    }

    private record Question(
            String schoolId,
            String audience,
            String wording,
            boolean drill,
            @Nullable String place,
            String action,
            Instant observedAt) {}
}
