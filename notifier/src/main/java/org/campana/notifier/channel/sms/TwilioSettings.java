package org.campana.notifier.channel.sms;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The account texts go out from: the first, if there is a standby.
///
/// @param baseUrl where Twilio's API is; another address is a simulator or a proxy
/// @param accountSid `AC` and 32 hex digits
/// @param apiKey `SK` and 32 hex digits; REST calls use it, so that it can be revoked by itself
/// @param apiSecret of the API key
/// @param authToken of the account; only checks signatures of callbacks
/// @param previousAuthToken accepted beside it while the token is being exchanged; empty otherwise
/// @param messagingServiceSid `MG` and 32 hex digits: the registered sender
/// @param connectTimeout how long a connection may take
/// @param deadline how long a whole request may take, answer included; less than the lease of an attempt
@Validated
@ConfigurationProperties("campana.sms.twilio")
public record TwilioSettings(
        @DefaultValue("https://api.twilio.com") @NotNull URI baseUrl,

        @DefaultValue("")
        @Pattern(regexp = "AC[0-9a-f]{32}", message = "must be AC and 32 hex digits, from the Twilio console")
        String accountSid,

        @DefaultValue("")
        @Pattern(regexp = "SK[0-9a-f]{32}", message = "must be SK and 32 hex digits; make an API key in the console")
        String apiKey,

        @DefaultValue("") @Pattern(regexp = ".+", message = "must be the secret of the API key")
        String apiSecret,

        @DefaultValue("") @Pattern(regexp = ".+", message = "must be the account's auth token, to check callbacks")
        String authToken,

        @DefaultValue("") String previousAuthToken,

        @DefaultValue("")
        @Pattern(regexp = "MG[0-9a-f]{32}", message = "must be MG and 32 hex digits: the messaging service")
        String messagingServiceSid,

        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("12s") Duration deadline) {

    /// Whether texts go out by a messaging service; else by the one number that stands in its place.
    boolean isService() {
        return !messagingServiceSid.startsWith("+");
    }

    /// Where Twilio tells of senders and campaigns: beside its API, `messaging.twilio.com` beside
    /// `api.twilio.com`; of a simulator or a proxy the same address.
    URI messagingUrl() {
        String host = baseUrl.getHost();
        return host != null && host.startsWith("api.") && host.endsWith(".twilio.com")
                ? URI.create(baseUrl.toString().replaceFirst("//api\\.", "//messaging."))
                : baseUrl;
    }

    /// Without its secrets.
    @Override
    public String toString() {
        return "TwilioSettings[baseUrl=" + baseUrl + ", accountSid=" + accountSid + "]";
    }
}
