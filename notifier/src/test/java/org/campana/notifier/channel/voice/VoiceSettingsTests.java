package org.campana.notifier.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.campana.events.Language;
import org.junit.jupiter.api.Test;

class VoiceSettingsTests {

    private static VoiceSettings settings(Duration ring, Map<String, String> say, List<String> recordedOnly) {
        return new VoiceSettings("+12025550100", 1, ring, Duration.ofSeconds(120), say, recordedOnly);
    }

    @Test
    void languagesOfTheirSpeakersAreNeverSpokenByAMachine() {
        VoiceSettings usual = settings(Duration.ofSeconds(25), Map.of(), List.of());

        assertThat(usual.spoken(Language.of("es"))).isEqualTo("es-MX");
        assertThat(List.of("mam", "quc", "kjb", "mix"))
                .allSatisfy(tag -> assertThat(usual.spoken(Language.of(tag))).isNull());
        assertThatThrownBy(() -> settings(Duration.ofSeconds(25), Map.of("mam", "es-MX"), List.of("mam")))
                .hasMessageContaining("campana.voice.say")
                .hasMessageContaining("[mam]")
                .hasMessageContaining("campana.voice.recorded-only");
    }

    @Test
    void aRingThatNobodyWouldHearOrAlwaysEndsInVoiceMailIsRefused() {
        assertThatThrownBy(() -> settings(Duration.ofSeconds(2), Map.of(), List.of()))
                .hasMessage("campana.voice.ring must be 5 to 120 s but is 2 s");
    }
}
