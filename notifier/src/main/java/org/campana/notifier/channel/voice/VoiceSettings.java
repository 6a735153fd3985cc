package org.campana.notifier.channel.voice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.campana.events.Language;
import org.campana.notifier.channel.Pace;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How we call. The account is that of `campana.sms.twilio`.
///
/// @param from our own number in E.164, such as +12025550100, bought for voice; empty for no calls at all
/// @param callsPerSecond what the account is allowed, above 0; Twilio gives a new one 1 (docs, "CPS")
/// @param ring how long a phone rings, 5 to 120 s; voice mail commonly answers after 25 to 30
/// @param longest how long a call may last, 30 to 600 s
/// @param say the languages in which Twilio's voice may speak our words, by language tag, with Twilio's own name of
///     each (docs, "TwiML Voice: Say"); one that Twilio does not have ends the call with an error
/// @param recordedOnly languages that are only ever played from recordings by people who speak them, never spoken by a
///     machine
@Validated
@ConfigurationProperties("campana.voice")
public record VoiceSettings(
        @Pattern(
                regexp = "|\\+1[2-9][0-9]{9}",
                message = "must be our own number for calls in E.164, such as +12025550100")
        String from,

        @Positive @Max(500) double callsPerSecond,
        Duration ring,
        Duration longest,
        Map<String, String> say,
        List<String> recordedOnly) {

    private static final Map<String, String> TWILIO =
            Map.of("en", "en-US", "es", "es-MX", "pt-BR", "pt-BR", "fr", "fr-FR");
    private static final List<String> SPOKEN_BY_PEOPLE =
            List.of("mam", "quc", "kjb", "mix", "kek", "cak", "ixl", "tzm", "nah", "zap", "trq");
    private static final int SECONDS_AT_THE_CARRIER = 5;

    /// As it is configured; what is left out is as usual.
    public VoiceSettings(
            @DefaultValue("") String from,
            @DefaultValue("1") double callsPerSecond,
            @DefaultValue("25s") Duration ring,
            @DefaultValue("120s") Duration longest,
            @Nullable Map<String, String> say,
            @Nullable List<String> recordedOnly) {
        this.from = from;
        this.callsPerSecond = callsPerSecond;
        this.ring = within(ring, 5, 120, "campana.voice.ring");
        this.longest = within(longest, 30, 600, "campana.voice.longest");
        this.say = say == null || say.isEmpty() ? TWILIO : Map.copyOf(say);
        this.recordedOnly =
                recordedOnly == null || recordedOnly.isEmpty() ? SPOKEN_BY_PEOPLE : List.copyOf(recordedOnly);
        Set<String> both = new TreeSet<>(this.say.keySet());
        both.retainAll(this.recordedOnly);
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("campana.voice.say has " + both
                    + ", which campana.voice.recorded-only keeps for recordings: take it out of one of the two");
        }
        this.say.keySet().forEach(Language::of);
        this.recordedOnly.forEach(Language::of);
    }

    private static Duration within(Duration given, int least, int most, String name) {
        if (given.toSeconds() < least || given.toSeconds() > most) {
            throw new IllegalArgumentException(
                    name + " must be " + least + " to " + most + " s but is " + given.toSeconds() + " s");
        }
        return given;
    }

    /// Whether there is a number to call from, so that calls can be offered.
    public boolean offered() {
        return !from.isEmpty();
    }

    /// Twilio's name of a language that its voice may speak; null where only people may.
    public @Nullable String spoken(Language language) {
        return say.get(language.tag());
    }

    /// A call that is taken waits in Twilio's own queue, where a stop does not reach it; at most five seconds of them.
    Pace pace() {
        return new Pace(callsPerSecond, (int) Math.max(1, Math.ceil(callsPerSecond * SECONDS_AT_THE_CARRIER)));
    }
}
