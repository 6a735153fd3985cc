package org.campana.notifier.channel.sms;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.campana.notifier.channel.IntentId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where carriers find us.
///
/// @param publicUrl origin without a slash at its end, such as `https://alerts.example.org`; callbacks are
///     checked against it, never against the request's own headers
@Validated
@ConfigurationProperties("campana")
public record PublicUrl(
        @DefaultValue("http://localhost:8080") @NotNull URI publicUrl) {

    /// The path of a text's status, before its intent.
    public static final String STATUS = "/webhooks/twilio/status/";

    /// Where people's texts come in.
    public static final String MESSAGES = "/webhooks/twilio/messages";

    /// Five tries whatever went wrong, 3 s to connect and 5 s to answer: Twilio's default is one try, after a
    /// failed connection only (11205). A fragment is neither sent nor signed.
    private static final String CONNECTION = "#ct=3000&rt=5000&rc=5&rp=all";

    public PublicUrl {
        String text = publicUrl.toString();
        if (text.endsWith("/")) {
            publicUrl = URI.create(text.substring(0, text.length() - 1));
        }
    }

    /// The address a carrier reports a text's status to, as it is signed.
    public String status(IntentId intent) {
        return publicUrl + STATUS + intent;
    }

    /// The address people's texts arrive at.
    public String messages() {
        return publicUrl + MESSAGES;
    }

    URI statusCallback(IntentId intent) {
        return called(status(intent));
    }

    /// An address of ours as a carrier is given it: with how patient it shall be, which is neither sent nor signed.
    public URI called(String address) {
        return URI.create(address + CONNECTION);
    }
}
