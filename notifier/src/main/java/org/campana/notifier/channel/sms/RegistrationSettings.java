package org.campana.notifier.channel.sms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the registration of the sender is known (reliability C13).
///
/// @param byHand who looked at the registration and when, such as `Ana Ruiz, 2026-11-20`, for senders that Twilio's
///     interface does not tell of: short codes, and numbers that text Canada only. Empty asks Twilio
/// @param again how long after an answer that it is registered Twilio is asked again
/// @param whileClosed the same while nothing may be sent
@ConfigurationProperties("campana.sms.registration")
public record RegistrationSettings(
        @DefaultValue("") String byHand,
        @DefaultValue("10m") Duration again,
        @DefaultValue("30s") Duration whileClosed) {

    /// The same, of another sender that somebody looked at or did not.
    RegistrationSettings with(String otherByHand) {
        return new RegistrationSettings(otherByHand, again, whileClosed);
    }
}
