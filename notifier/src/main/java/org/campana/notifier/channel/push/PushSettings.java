package org.campana.notifier.channel.push;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.campana.notifier.address.PushServices;
import org.campana.notifier.channel.Pace;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Notices to devices.
///
/// @param vapidPublicKey our key as browsers want it: 65 bytes in base64url; empty offers no joining by device
/// @param vapidPrivateKey its other half, 32 bytes in base64url; `./campana init` makes both. Who changes them loses
///     every device: each agreed to hear from the holder of the old key (RFC 8292, section 4)
/// @param contact whom a push service writes to when something is wrong: `mailto:` or `https:`; empty for the public
///     address
/// @param hosts of push services a device may name, so that nobody makes us call an address of theirs (reliability
///     section 3, SSRF); `*.` stands for any names before it
/// @param simulated where a simulated push service stands; only where `campana.demo` is true or the public URL is this
/// machine
/// @param noticesPerSecond how fast notices leave this process
/// @param inFlight requests under way at once
/// @param connectTimeout until a push service takes the connection
/// @param deadline around the whole of a request
@Validated
@ConfigurationProperties("campana.push")
public record PushSettings(
        @DefaultValue("")
        @Pattern(regexp = "|[A-Za-z0-9_-]{87}=?", message = "must be the public VAPID key: 65 bytes in base64url")
        String vapidPublicKey,

        @DefaultValue("")
        @Pattern(regexp = "|[A-Za-z0-9_-]{43}=?", message = "must be the private VAPID key: 32 bytes in base64url")
        String vapidPrivateKey,

        @DefaultValue("") @Pattern(regexp = "|(mailto:|https:).+", message = "must begin with mailto: or https:")
        String contact,

        @DefaultValue({
            "fcm.googleapis.com",
            "updates.push.services.mozilla.com",
            "*.push.apple.com",
            "*.notify.windows.com"
        })
        @NotNull
        List<String> hosts,

        @Nullable URI simulated,
        @Positive @DefaultValue("200") double noticesPerSecond,
        @Min(1) @Max(1000) @DefaultValue("50") int inFlight,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration deadline) {

    /// Those we talk to.
    public PushServices services() {
        return new PushServices(hosts, simulated);
    }

    Pace pace() {
        return new Pace(noticesPerSecond, inFlight);
    }

    /// Without the private key.
    @Override
    public String toString() {
        return "PushSettings[hosts=" + hosts + "]";
    }
}
