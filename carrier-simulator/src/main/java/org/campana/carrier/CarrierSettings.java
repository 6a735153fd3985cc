package org.campana.carrier;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.campana.carrier.script.Oddity;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The simulated network's settings. They are not Campana's own (`campana.*`): a real carrier has none of
/// them.
///
/// @param accountSid of the one account: `AC` and 32 hex digits. Required
/// @param authToken of the account; signs callbacks, and opens the API together with the account sid.
///     Required
/// @param apiKey opens the API together with its secret: `SK` and 32 hex digits. Required
/// @param apiSecret of the API key. Required
/// @param number ours, in E.164: what phones see a text come from and text back to
/// @param messagingServiceSid of the account's messaging service; empty takes any that looks like one
/// @param inboundUrl where a phone's text is posted, with Twilio's `#` connection overrides if
///     wanted; empty for nowhere
/// @param voiceUrl where a phone's call is posted when it comes in; empty for nowhere: callers hear nothing
/// @param dataDir the folder of the journal; none keeps everything in memory
/// @param fsync whether each journal line must be on the disk before it counts
/// @param page whether anyone may open /demo/phones
/// @param controlToken what /carrier/control wants as bearer token; empty lets callers on this
///     machine in, and no others
/// @param callbackRewrite origins to connect elsewhere, each
///     `https://public.example=http://inside:8080`; the signature is always made for the first
/// @param callbacksAtOnce how many callbacks are under way at a time, 1 to 1,000
/// @param messagesPerSecond how many segments leave a second, as Twilio counts its MPS; 0 for no limit
/// @param deliveryTime how long a text takes
/// @param optOut what the network does about STOP by itself
/// @param oddNumbers numbers that are not a phone that is on, by E.164 number; the plus may be left out
@ConfigurationProperties("carrier")
public record CarrierSettings(
        @DefaultValue("") String accountSid,
        @DefaultValue("") String authToken,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String apiSecret,
        @DefaultValue("+12025550100") String number,
        @DefaultValue("") String messagingServiceSid,
        @DefaultValue("") String inboundUrl,
        @DefaultValue("") String voiceUrl,
        @Nullable Path dataDir,
        @DefaultValue("false") boolean fsync,
        @DefaultValue("false") boolean page,
        @DefaultValue("") String controlToken,
        @DefaultValue List<String> callbackRewrite,
        @DefaultValue("64") int callbacksAtOnce,
        @DefaultValue("0") int messagesPerSecond,
        @DefaultValue DeliveryTime deliveryTime,
        @DefaultValue OptOut optOut,
        @DefaultValue Map<String, Oddity> oddNumbers) {

    public CarrierSettings {
        require("carrier.account-sid", accountSid);
        require("carrier.auth-token", authToken);
        require("carrier.api-key", apiKey);
        require("carrier.api-secret", apiSecret);
        require("carrier.number", number);
        if (callbacksAtOnce < 1 || callbacksAtOnce > 1000) {
            throw new IllegalArgumentException("carrier.callbacks-at-once must be 1 to 1,000, not " + callbacksAtOnce);
        }
        if (messagesPerSecond < 0) {
            throw new IllegalArgumentException("carrier.messages-per-second must be 0 or more");
        }
        callbackRewrite = List.copyOf(callbackRewrite);
        oddNumbers = oddNumbers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        odd -> odd.getKey().startsWith("+") ? odd.getKey() : "+" + odd.getKey(), Map.Entry::getValue));
    }

    private static void require(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    key + " is missing. Give the simulator the same value as the service that sends through it.");
        }
    }

    /// How long a text takes from accepted to its end: evenly spread between the two.
    public record DeliveryTime(
            @DefaultValue("300ms") Duration least,
            @DefaultValue("1500ms") Duration most) {

        public DeliveryTime {
            if (least.isNegative() || most.compareTo(least) < 0) {
                throw new IllegalArgumentException("carrier.delivery-time: least must be 0 or more and most not less");
            }
        }
    }

    /// What Twilio does by default for a long code.
    ///
    /// @param filter whether STOP blocks a phone here (21610 on later creates) and START lifts it
    /// @param answers whether the network answers STOP, START and HELP itself
    public record OptOut(
            @DefaultValue("true") boolean filter,
            @DefaultValue("true") boolean answers) {}

    /// Without its secrets, so that it may stand in a log.
    @Override
    public String toString() {
        return "CarrierSettings[accountSid=" + accountSid + ", number=" + number + ", page=" + page + "]";
    }
}
