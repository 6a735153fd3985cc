package org.campana.events.sms;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// How a text would leave as SMS: in which encoding, in how many segments, and which letters made it so.
///
/// Counts as Twilio's own calculator does (npm `sms-segments-calculator` 1.3.0, which the tests hold as oracle),
/// with smart encoding off: a text is counted as it stands, no letter is replaced.
///
/// @param encoding GSM-7 if every character is in its alphabet, else UCS-2
/// @param units septets of GSM-7, an extension character such as `€` being two; else UTF-16 code units
/// @param segments what is billed, 1 or more; even an empty text is one
/// @param breakers the distinct characters that force UCS-2, in the order of the text, as a reader sees them: a
///     letter with its combining marks is one
public record SmsText(SmsEncoding encoding, int units, int segments, List<String> breakers) {

    public SmsText {
        breakers = List.copyOf(breakers);
    }

    /// Counts a text. It may have any length and any characters, unpaired surrogates too.
    public static SmsText of(String text) {
        if (text.chars().allMatch(unit -> Gsm7.septetsOf((char) unit) > 0)) {
            return counted(
                    SmsEncoding.GSM_7,
                    text.chars().map(unit -> Gsm7.septetsOf((char) unit)).toArray(),
                    List.of());
        }
        List<String> characters = characters(text);
        return counted(
                SmsEncoding.UCS_2,
                characters.stream().flatMapToInt(SmsText::unsplittable).toArray(),
                characters.stream().filter(SmsText::needsUcs2).distinct().toList());
    }

    /// Fills segments one after the other; a part that no longer fits opens the next one.
    private static SmsText counted(SmsEncoding encoding, int[] parts, List<String> breakers) {
        int units = IntStream.of(parts).sum();
        if (units <= encoding.unitsAlone()) {
            return new SmsText(encoding, units, 1, breakers);
        }
        int segments = 1;
        int filled = 0;
        for (int part : parts) {
            if (filled + part > encoding.unitsJoined()) {
                segments++;
                filled = 0;
            }
            filled += part;
        }
        return new SmsText(encoding, units, segments, breakers);
    }

    /// Extended grapheme clusters (UAX 29): a surrogate pair, a letter with its marks, a joined emoji.
    private static List<String> characters(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        List<String> characters = new ArrayList<>();
        int from = clusters.first();
        for (int to = clusters.next(); to != BreakIterator.DONE; to = clusters.next()) {
            characters.add(text.substring(from, to));
            from = to;
        }
        return characters;
    }

    /// The lengths that may not be cut. A line break of two characters may; so may a cluster that no segment holds,
    /// since the network cuts it too, and counting it as one would count too little.
    private static IntStream unsplittable(String character) {
        if (character.equals("\r\n") || character.length() > SmsEncoding.UCS_2.unitsJoined()) {
            return character.codePoints().map(Character::charCount);
        }
        return IntStream.of(character.length());
    }

    private static boolean needsUcs2(String character) {
        return character.chars().anyMatch(unit -> Gsm7.septetsOf((char) unit) == 0);
    }
}
