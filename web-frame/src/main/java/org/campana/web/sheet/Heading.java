package org.campana.web.sheet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Headings as they are compared: people write `Contact order`, `contact_order` and `CONTACTORDER`.
final class Heading {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern NEITHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern VALUE = Pattern.compile(".*(@|\\d{3}|(\\d\\D{0,2}){5}).*", Pattern.DOTALL);
    private static final int LONGEST = 60;

    private Heading() {}

    /// Letters and digits only, in lower case, without accents.
    static String fold(String heading) {
        return words(heading).replace(" ", "");
    }

    /// As [#fold] with one space between the words, `dateOfBirth` being three.
    static String words(String heading) {
        String split = CAMEL.matcher(heading).replaceAll(" ");
        String plain =
                MARKS.matcher(Normalizer.normalize(split, Normalizer.Form.NFKD)).replaceAll("");
        return NEITHER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /// As a spreadsheet counts its columns: A, B, ... Z, AA.
    static String letter(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }

    /// Whether it is rather a number or an address than a heading.
    static boolean looksLikeAValue(String heading) {
        return heading.length() > LONGEST || VALUE.matcher(heading).matches();
    }
}
