package org.campana.dispatcher.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.campana.dispatcher.clip.Take.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is taken for a recording, and what is wrong with the rest.
class TakeTests {

    @Test
    void whatIsKeptIsWhatATelephonePlays() throws IOException, UnsupportedAudioFileException {
        Take.Sound sound = (Take.Sound) Take.read(Waves.tone(1_500));

        try (AudioInputStream read = AudioSystem.getAudioInputStream(new ByteArrayInputStream(sound.wav()))) {
            assertThat(read.getFormat().matches(new AudioFormat(8_000, 16, 1, true, false)))
                    .isTrue();
            assertThat(read.getFrameLength()).isEqualTo(12_000);
        }
        assertThat(sound.millis()).isEqualTo(1_500);
        assertThat(sound.wav()).isEqualTo(Waves.tone(1_500));
    }

    @Test
    void whatAPhoneWritesBesideTheSoundIsNotKept() {
        byte[] signed = Waves.signed("Recorded by Juana of Oak Street");

        Take.Sound sound = (Take.Sound) Take.read(signed);

        assertThat(new String(signed, StandardCharsets.ISO_8859_1)).contains("Juana");
        assertThat(new String(sound.wav(), StandardCharsets.ISO_8859_1)).doesNotContain("Juana");
        assertThat(sound.millis()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource({"299, TOO_SHORT", "30001, TOO_LONG"})
    void itHasTheLengthOfAPartOfAMessage(int millis, Fault fault) {
        assertThat(Take.read(Waves.tone(millis))).isEqualTo(fault);
        assertThat(Take.read(Waves.tone(300))).isInstanceOf(Take.Sound.class);
        assertThat(Take.read(Waves.tone(30_000))).isInstanceOf(Take.Sound.class);
    }

    @Test
    void silenceIsNone() {
        assertThat(Take.read(Waves.silence())).isEqualTo(Fault.SILENT);
    }

    @ParameterizedTest
    @CsvSource({"2, 8000, 16", "1, 44100, 16", "1, 8000, 8"})
    void anotherFormatIsNamedAsSuch(int channels, int rate, int bits) {
        assertThat(Take.read(Waves.of(channels, rate, bits))).isEqualTo(Fault.OTHER_FORMAT);
    }

    @ParameterizedTest
    @CsvSource({"0", "11", "43", "44", "600"})
    void aFileThatIsCutOffIsNone(int length) {
        assertThat(Take.read(Arrays.copyOf(Waves.tone(1_000), length))).isEqualTo(Fault.NOT_WAV);
    }

    @Test
    void anythingElseIsNone() {
        byte[] text = "Federal agents near Lincoln School, please do not come now.".getBytes(StandardCharsets.US_ASCII);

        assertThat(Take.read(text)).isEqualTo(Fault.NOT_WAV);
    }
}
