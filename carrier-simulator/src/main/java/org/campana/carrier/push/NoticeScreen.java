package org.campana.carrier.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.campana.carrier.CarrierSettings;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.Course;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.ledger.Direction;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.carrier.ledger.Sids;
import org.campana.carrier.ledger.StatusChange;
import org.campana.carrier.webhook.Webhooks;
import org.campana.events.sms.SmsEncoding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Shows notices as a browser does: decrypts, writes title and words into the ledger as the device's newest text, and
/// tells the application that it was seen.
@Component
final class NoticeScreen {

    private static final Logger log = LoggerFactory.getLogger(NoticeScreen.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CarrierLedger ledger;
    private final CarrierSettings settings;
    private final Clock clock;
    private final HttpClient http;

    NoticeScreen(CarrierLedger ledger, CarrierSettings settings, Clock clock) {
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /// Never fails for what it is given: a browser drops what it cannot read.
    void show(PushDevice device, byte[] sealed) {
        try {
            JsonNode notification = JsonMapper.shared()
                    .readTree(NoticeOpener.open(device, sealed))
                    .path("notification");
            URI seen = seen(notification);
            Instant now = clock.instant();
            CarrierMessage message = new CarrierMessage(
                    Sids.message(),
                    Direction.OUTBOUND_PUSH,
                    "push",
                    device.number(),
                    notification.path("title").asString() + "\n"
                            + notification.path("body").asString(),
                    SmsEncoding.UCS_2,
                    0,
                    new CarrierMessage.Terms(
                            null,
                            seen == null ? null : seen.toString(),
                            1,
                            new Course(Delivery.delivered(), Callbacks.none())),
                    now,
                    List.of(new StatusChange(MessageStatus.DELIVERED, now, null)),
                    false);
            ledger.recordAccepted(message);
            if (seen != null) {
                Thread.ofVirtual().name("notice-seen").start(() -> tell(seen));
            }
        } catch (GeneralSecurityException | JacksonException unreadable) {
            log.atWarn().addKeyValue("device", device.number()).log("a notice could not be read by its device");
        }
    }

    private static @Nullable URI seen(JsonNode notification) {
        String path = notification.path("data").path("seen").asString("");
        String base = notification.path("navigate").asString("");
        return path.isEmpty() || base.isEmpty() ? null : URI.create(base).resolve(path);
    }

    private void tell(URI seen) {
        HttpRequest request = HttpRequest.newBuilder(Webhooks.connectTo(settings, seen))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString("", StandardCharsets.UTF_8))
                .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException nobodyListens) {
            log.atDebug().log("nobody was there to be told that a notice was seen");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
