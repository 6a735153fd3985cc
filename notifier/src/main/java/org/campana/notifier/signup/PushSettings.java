package org.campana.notifier.signup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Joining by a device's own notifications.
///
/// @param vapidPublicKey our key as browsers want it: 65 bytes in base64url; empty offers no such joining
/// @param hosts of push services a device may name, so that nobody makes us call an address of theirs (reliability
///     section 3, SSRF); `*.` stands for any names before it
@Validated
@ConfigurationProperties("campana.push")
record PushSettings(
        @DefaultValue("")
        @Pattern(regexp = "|[A-Za-z0-9_-]{87}=?", message = "must be the public VAPID key: 65 bytes in base64url")
        String vapidPublicKey,

        @DefaultValue({
            "fcm.googleapis.com",
            "updates.push.services.mozilla.com",
            "*.push.apple.com",
            "*.notify.windows.com"
        })
        @NotNull
        List<String> hosts) {}
