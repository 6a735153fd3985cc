package org.campana.dispatcher.wording;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.campana.events.sms.SmsEncoding;
import org.campana.events.sms.SmsText;
import org.jspecify.annotations.Nullable;

/// Which letters of a text make it long, where they stand, and what could stand there instead.
final class Gsm7Advice {

    /// What word processors put in for what was typed.
    private static final Map<String, String> TYPED = Map.ofEntries(
            Map.entry("\u2018", "'"),
            Map.entry("\u2019", "'"),
            Map.entry("\u201c", "\""),
            Map.entry("\u201d", "\""),
            Map.entry("\u00ab", "\""),
            Map.entry("\u00bb", "\""),
            Map.entry("\u2013", "-"),
            Map.entry("\u2014", "-"),
            Map.entry("\u2026", "..."),
            Map.entry("\u00a0", " "),
            Map.entry("\u202f", " "),
            Map.entry("\u2022", "-"));

    private Gsm7Advice() {}

    /// The letters outside GSM-7, in the order of the text.
    static List<Letter> letters(String text) {
        return SmsText.of(text).breakers().stream()
                .map(letter -> new Letter(letter, positions(text, letter), plain(letter)))
                .toList();
    }

    /// The text with every letter replaced that has something to stand for it; null when that would not make it short.
    static @Nullable String plainText(String text) {
        String plain = text;
        for (Letter letter : letters(text)) {
            if (letter.plain() == null) {
                return null;
            }
            plain = plain.replace(letter.letter(), letter.plain());
        }
        return plain.equals(text) ? null : plain;
    }

    private static @Nullable String plain(String letter) {
        String typed = TYPED.get(letter);
        if (typed != null) {
            return typed;
        }
        String bare = Normalizer.normalize(letter, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        boolean stands = !bare.isEmpty() && SmsText.of(bare).encoding() == SmsEncoding.GSM_7;
        return stands ? bare : null;
    }

    private static List<Integer> positions(String text, String letter) {
        List<Integer> positions = new ArrayList<>();
        for (int at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + letter.length())) {
            positions.add(text.codePointCount(0, at) + 1);
        }
        return positions;
    }

    /// One letter.
    ///
    /// @param positions where it stands, the first letter of the text being 1
    /// @param plain what could stand there instead; null when nothing can
    record Letter(
            String letter,
            List<Integer> positions,
            @Nullable String plain) {

        /// For reading aloud: `12, 40`.
        public String places() {
            return String.join(", ", positions.stream().map(String::valueOf).toList());
        }
    }
}
