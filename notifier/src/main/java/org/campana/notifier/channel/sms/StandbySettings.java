package org.campana.notifier.channel.sms;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.campana.notifier.channel.Pace;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A second account, by which texts leave while the first cannot send: another account of the same carrier, or of
/// another one that speaks the same interface. Off unless it is set; half-set keeps the service from starting.
///
/// @param baseUrl where its carrier's API is
/// @param accountSid `AC` and 32 hex digits, another than the first account's
/// @param apiKey `SK` and 32 hex digits
/// @param apiSecret of the API key
/// @param authToken of the account; the only one that its callbacks and inbound texts may be signed with, beside the
///     previous one
/// @param previousAuthToken accepted beside it while the token is being exchanged; empty otherwise
/// @param sender what texts come from: `MG` and 32 hex digits, or a number in E.164
/// @param registeredByHand as `campana.sms.registration.by-hand`, of this account
/// @param segmentsPerSecond what its sender is contracted for, above 0
/// @param inFlight requests under way at once, 1 or more
@ConfigurationProperties("campana.sms.standby")
public record StandbySettings(
        @DefaultValue("https://api.twilio.com") URI baseUrl,
        @DefaultValue("") String accountSid,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String apiSecret,
        @DefaultValue("") String authToken,
        @DefaultValue("") String previousAuthToken,
        @DefaultValue("") String sender,
        @DefaultValue("") String registeredByHand,
        @DefaultValue("3") double segmentsPerSecond,
        @DefaultValue("100") int inFlight) {

    private static final String PREFIX = "campana.sms.standby.";

    public StandbySettings {
        Map<String, @Nullable String> faults = new LinkedHashMap<>();
        faults.put("account-sid", unlike(accountSid, "AC[0-9a-f]{32}", "AC and 32 hex digits"));
        faults.put("api-key", unlike(apiKey, "SK[0-9a-f]{32}", "SK and 32 hex digits"));
        faults.put("api-secret", unlike(apiSecret, ".+", "the secret of the API key"));
        faults.put("auth-token", unlike(authToken, ".+", "the account's auth token, to check callbacks"));
        faults.put(
                "sender",
                unlike(
                        sender,
                        "MG[0-9a-f]{32}|\\+1[2-9][0-9]{9}",
                        "MG and 32 hex digits (a messaging service) or a number in E.164"));
        boolean any = !(accountSid + apiKey + apiSecret + authToken + sender).isEmpty();
        faults.forEach((name, fault) -> {
            if (any && fault != null) {
                throw new IllegalArgumentException(PREFIX + name + " must be " + fault
                        + "; set all of account-sid, api-key, api-secret, auth-token and sender, or none of them");
            }
        });
        SmsSettings.pace(segmentsPerSecond, inFlight);
    }

    private static @Nullable String unlike(String value, String pattern, String meant) {
        return Pattern.matches(pattern, value) ? null : meant;
    }

    boolean set() {
        return !accountSid.isEmpty();
    }

    Pace pace() {
        return SmsSettings.pace(segmentsPerSecond, inFlight);
    }

    /// As an account, as patient as the first.
    TwilioSettings account(Duration connectTimeout, Duration deadline) {
        return new TwilioSettings(
                baseUrl, accountSid, apiKey, apiSecret, authToken, previousAuthToken, sender, connectTimeout, deadline);
    }

    /// Without its secrets.
    @Override
    public String toString() {
        return "StandbySettings[baseUrl=" + baseUrl + ", accountSid=" + accountSid + "]";
    }
}
