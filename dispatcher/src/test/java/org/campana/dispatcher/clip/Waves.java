package org.campana.dispatcher.clip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Sound files as people bring them.
public final class Waves {

    private Waves() {}

    /// A tone of so many milliseconds, as a telephone plays it.
    public static byte[] tone(int millis) {
        return wav(1, 8_000, 16, samples(millis, 9_000), "");
    }

    /// As good as nothing, for a second.
    public static byte[] silence() {
        return wav(1, 8_000, 16, samples(1_000, 100), "");
    }

    /// A tone of a second with words beside it that the recorder wrote.
    static byte[] signed(String author) {
        return wav(1, 8_000, 16, samples(1_000, 9_000), author);
    }

    /// A second in another format.
    static byte[] of(int channels, int rate, int bits) {
        return wav(channels, rate, bits, samples(1_000, 9_000), "");
    }

    private static byte[] samples(int millis, int peak) {
        ByteBuffer samples = ByteBuffer.allocate(millis * 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; samples.hasRemaining(); at++) {
            samples.putShort((short) (peak * Math.sin(at * 2 * Math.PI * 440 / 8_000)));
        }
        return samples.array();
    }

    private static byte[] wav(int channels, int rate, int bits, byte[] samples, String author) {
        byte[] words = author.getBytes(StandardCharsets.US_ASCII);
        int more = words.length == 0 ? 0 : 8 + words.length + words.length % 2;
        ByteBuffer wav = ByteBuffer.allocate(44 + more + samples.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + more + samples.length);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
        wav.putShort((short) channels).putInt(rate).putInt(rate * channels * bits / 8);
        wav.putShort((short) (channels * bits / 8)).putShort((short) bits);
        if (more > 0) {
            wav.put("IART".getBytes(StandardCharsets.US_ASCII)).putInt(words.length);
            wav.put(words).position(wav.position() + words.length % 2);
        }
        return wav.put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(samples.length)
                .put(samples)
                .array();
    }
}
