package org.campana.carrier.push;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.regex.Pattern;
import org.campana.carrier.messages.Connection;
import org.campana.carrier.push.PushDevices.PushRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Where notices are posted.
@RestController
final class PushController {

    private static final int LARGEST = 4_096;
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern URGENCY = Pattern.compile("very-low|low|normal|high");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    /// Longer than any sound client waits.
    private static final long LONG = 60_000;

    private final PushDevices devices;
    private final Clock clock;

    PushController(PushDevices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    @PostMapping("/carrier/push/{id}")
    ResponseEntity<Void> push(
            @PathVariable String id,
            @RequestHeader(name = "TTL", required = false) @Nullable String ttl,
            @RequestHeader(name = "Urgency", required = false) @Nullable String urgency,
            @RequestHeader(name = "Topic", required = false) @Nullable String topic,
            @RequestBody byte[] body,
            HttpServletRequest request)
            throws InterruptedException {
        PushDevice device = devices.find(id).orElse(null);
        if (device == null) {
            return ResponseEntity.notFound().build();
        }
        String refusal = refusal(request, device, ttl, urgency, topic, body);
        PushRequest asked = new PushRequest(
                ttl != null && SECONDS.matcher(ttl).matches() ? Integer.parseInt(ttl) : -1,
                urgency,
                topic,
                body.length,
                refusal);
        devices.asked(device, asked);
        if (refusal != null) {
            return refused(refusal, device.mood());
        }
        devices.take(device, asked, body);
        switch (device.mood()) {
            case HANG -> Thread.sleep(LONG);
            case CUT -> Connection.of(request).cut();
            case SOUND, OFF, UNKNOWN, GONE, FORBIDDEN, TOO_LARGE, BUSY, BROKEN, MOVED -> {}
        }
        return ResponseEntity.status(201)
                .header("TTL", Integer.toString(asked.ttl()))
                .header(HttpHeaders.LOCATION, "/carrier/push/messages/" + PushDevice.freshId())
                .build();
    }

    private @Nullable String refusal(
            HttpServletRequest request,
            PushDevice device,
            @Nullable String ttl,
            @Nullable String urgency,
            @Nullable String topic,
            byte[] body) {
        if (!device.mood().takes()) {
            return "mood";
        }
        if (body.length > LARGEST) {
            return "too-large";
        }
        if (ttl == null
                || !SECONDS.matcher(ttl).matches()
                || !"aes128gcm".equals(request.getHeader(HttpHeaders.CONTENT_ENCODING))
                || (topic != null && !TOPIC.matcher(topic).matches())
                || (urgency != null && !URGENCY.matcher(urgency).matches())) {
            return "malformed";
        }
        String origin = request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST);
        return VapidCheck.fault(request.getHeader(HttpHeaders.AUTHORIZATION), origin, device, clock.instant());
    }

    private static ResponseEntity<Void> refused(String refusal, Mood mood) {
        return switch (refusal) {
            case "mood" ->
                switch (mood) {
                    case BUSY ->
                        ResponseEntity.status(429)
                                .header(HttpHeaders.RETRY_AFTER, "7")
                                .build();
                    case MOVED ->
                        ResponseEntity.status(307)
                                .header(HttpHeaders.LOCATION, "/carrier/push/elsewhere")
                                .build();
                    default -> ResponseEntity.status(mood.status()).build();
                };
            case "too-large" -> ResponseEntity.status(413).build();
            case "malformed" -> ResponseEntity.status(400).build();
            case "other-key" -> ResponseEntity.status(403).build();
            default -> ResponseEntity.status(401).build();
        };
    }
}
