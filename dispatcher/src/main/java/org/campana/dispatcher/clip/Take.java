package org.campana.dispatcher.clip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// What somebody brought as a recording: sound that a telephone plays, or what is wrong with it.
public sealed interface Take {

    /// Samples a second. A telephone carries no more, whatever is played to it.
    int RATE = 8_000;

    /// What keeps a file from being played.
    enum Fault implements Take {
        /// No WAV file at all, or one that ends too early.
        NOT_WAV,
        /// WAV, but not of 8,000 samples a second, one channel and 16 bits.
        OTHER_FORMAT,
        /// Below 0.3 s: the button was pressed twice.
        TOO_SHORT,
        /// Above 30 s: nobody listens that long to one part of a message.
        TOO_LONG,
        /// Hardly anything is to be heard.
        SILENT
    }

    /// Sound, of 16 bit linear PCM.
    final class Sound implements Take {

        private static final int HEADER = 44;
        private static final int BYTES_A_SAMPLE = 2;

        private final byte[] samples;

        private Sound(byte[] samples) {
            this.samples = samples;
        }

        /// How long it is, in milliseconds.
        public int millis() {
            return (int) (samples.length * 1_000L / (RATE * BYTES_A_SAMPLE));
        }

        /// As a file. Nothing of what stood in the file beside the sound is in it: a phone may write into it
        /// whose it is.
        public byte[] wav() {
            ByteBuffer wav = ByteBuffer.allocate(HEADER + samples.length).order(ByteOrder.LITTLE_ENDIAN);
            wav.put(ascii("RIFF")).putInt(HEADER - 8 + samples.length).put(ascii("WAVE"));
            wav.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
            wav.putInt(RATE)
                    .putInt(RATE * BYTES_A_SAMPLE)
                    .putShort((short) BYTES_A_SAMPLE)
                    .putShort((short) 16);
            wav.put(ascii("data")).putInt(samples.length).put(samples);
            return wav.array();
        }
    }

    /// Reads a WAV file (RIFF, little endian), whatever else stands in it beside the sound.
    static Take read(byte[] file) {
        ByteBuffer wav = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < Sound.HEADER
                || !word(wav, 0).equals("RIFF")
                || !word(wav, 8).equals("WAVE")) {
            return Fault.NOT_WAV;
        }
        boolean forThePhone = false;
        for (int at = 12; at + 8 <= file.length; ) {
            int length = wav.getInt(at + 4);
            if (length < 0 || length > file.length - at - 8) {
                return Fault.NOT_WAV;
            }
            if (word(wav, at).equals("fmt ") && length >= 16) {
                forThePhone = wav.getShort(at + 8) == 1
                        && wav.getShort(at + 10) == 1
                        && wav.getInt(at + 12) == RATE
                        && wav.getShort(at + 22) == 16;
            }
            if (word(wav, at).equals("data")) {
                return forThePhone ? judged(wav.slice(at + 8, length - length % 2)) : Fault.OTHER_FORMAT;
            }
            // Chunks begin at even places.
            at += 8 + length + length % 2;
        }
        return Fault.NOT_WAV;
    }

    private static Take judged(ByteBuffer data) {
        byte[] samples = new byte[data.remaining()];
        data.get(samples);
        Sound sound = new Sound(samples);
        if (sound.millis() < 300) {
            return Fault.TOO_SHORT;
        }
        if (sound.millis() > 30_000) {
            return Fault.TOO_LONG;
        }
        return loudest(samples) < 600 ? Fault.SILENT : sound;
    }

    /// 0 to 32,768. Somebody who speaks into a phone reaches thousands.
    private static int loudest(byte[] samples) {
        ByteBuffer sound = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
        int loudest = 0;
        while (sound.hasRemaining()) {
            loudest = Math.max(loudest, Math.abs(sound.getShort()));
        }
        return loudest;
    }

    private static String word(ByteBuffer wav, int at) {
        byte[] word = new byte[4];
        wav.get(at, word);
        return new String(word, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
