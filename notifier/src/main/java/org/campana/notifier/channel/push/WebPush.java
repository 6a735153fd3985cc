package org.campana.notifier.channel.push;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;
import org.campana.notifier.address.PushServices;
import org.campana.notifier.address.PushSubscription;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.Outgoing;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.SendOutcome.Busy;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Unreachable;
import org.campana.notifier.channel.push.PushTransport.Answer;
import org.jspecify.annotations.Nullable;

/// Posts one notice to one device (RFC 8030) and says what came of it.
///
/// | Answer | Means |
/// | --- | --- |
/// | 2xx | taken |
/// | 404, 410 | the device is gone for good, and its owner with it |
/// | 401, 403 | this device was subscribed with another key than ours |
/// | 413, other 4xx | our request is at fault: a person has to look |
/// | 429 | too much for this device; the others go on |
/// | its name leads nowhere | later: such names can be invented by whoever joins, and must not trip the breaker |
/// | 5xx, 3xx, nothing | again: a second notice takes the place of the first, on the service and on the device |
final class WebPush {

    private static final int TOPIC_BYTES = 24;

    private final PushTransport transport;
    private final PushServices services;
    private final Vapid vapid;
    private final Notice notice;

    WebPush(PushTransport transport, PushServices services, Vapid vapid, Notice notice) {
        this.transport = transport;
        this.services = services;
        this.vapid = vapid;
        this.notice = notice;
    }

    SendOutcome send(Outgoing message, PushSubscription device) {
        // Checked when the device joined, and again: the list may have become shorter since.
        if (!services.allow(device.endpoint().toString())) {
            return new Rejected(Failure.DEVICE_REFUSES, 0);
        }
        String topic = topic(message, device);
        byte[] sealed;
        try {
            sealed = Sealing.seal(notice.of(message, topic), device);
        } catch (IllegalArgumentException badKey) {
            return new Rejected(Failure.DEVICE_REFUSES, 0);
        }
        return outcome(message, transport.post(device.endpoint(), sealed, headers(message, device, topic)));
    }

    private Header[] headers(Outgoing message, PushSubscription device, String topic) {
        return new Header[] {
            new BasicHeader(HttpHeaders.AUTHORIZATION, vapid.authorization(device.endpoint())),
            new BasicHeader("TTL", Integer.toString(message.secondsLeft())),
            new BasicHeader("Urgency", message.subject().urgent() ? "high" : "normal"),
            new BasicHeader("Topic", topic)
        };
    }

    private static SendOutcome outcome(Outgoing message, @Nullable Answer answer) {
        if (answer == null) {
            return new Unreachable("no-answer");
        }
        return switch (answer.status()) {
            // The name of a push message would lead to its device; ours is the intent, by which the device answers.
            case 200, 201, 202, 204 -> new Accepted(message.intent().toString());
            case 404, 410 -> new Rejected(Failure.DEVICE_GONE, answer.status());
            case 401, 403 -> new Rejected(Failure.DEVICE_REFUSES, answer.status());
            case 413 -> new Rejected(Failure.TOO_LONG, answer.status());
            case 0, 429 -> new Busy(answer.retryAfter());
            default ->
                answer.status() >= 400 && answer.status() < 500
                        ? new Rejected(Failure.UNKNOWN_CODE, answer.status())
                        : new Unreachable("http-" + answer.status());
        };
    }

    /// 32 characters, the same for all notices of one matter to one device and different for every device: a push
    /// service must not learn from it who hears of the same alert.
    private static String topic(Outgoing message, PushSubscription device) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(device.authSecret());
            digest.update(ByteBuffer.allocate(16)
                    .putLong(message.subject().thread().getMostSignificantBits())
                    .putLong(message.subject().thread().getLeastSignificantBits())
                    .array());
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest.digest(), TOPIC_BYTES));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256", missing);
        }
    }
}
