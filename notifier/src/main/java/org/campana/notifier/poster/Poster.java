package org.campana.notifier.poster;

import java.util.Locale;
import java.util.Set;
import org.campana.events.Language;
import org.campana.notifier.school.School;
import org.campana.notifier.signup.LanguageName;

/// One poster.
///
/// @param language that texts then come in
/// @param words the language the poster itself is written in
/// @param text what a family sends, such as `LINCOLN ES`
/// @param number to read
/// @param picture opens the phone's own texts with both filled in; the person sends
public record Poster(
        School school, LanguageName language, Locale words, String text, String number, QrPicture picture) {

    private static final Set<String> WRITTEN = Set.of("en", "es", "ar");
    private static final Set<String> DRAFTS = Set.of("ar");

    /// Strips to tear off at its foot.
    private static final int STRIPS = 8;

    static Poster of(School school, Language language, String number, String writtenNumber) {
        String text = school.keyword() + " " + language.tag().toUpperCase(Locale.ROOT);
        return new Poster(
                school,
                LanguageName.of(language),
                WRITTEN.contains(language.tag()) ? Locale.forLanguageTag(language.tag()) : Locale.ENGLISH,
                text,
                writtenNumber,
                QrPicture.of(payload(number, text)));
    }

    /// More phones understand this than an `sms:` address.
    static String payload(String number, String text) {
        return "SMSTO:" + number + ":" + text;
    }

    /// Whether nobody has written the poster in its language, so that it stands in English.
    public boolean borrowed() {
        return !words.getLanguage().equals(Locale.forLanguageTag(language.tag()).getLanguage());
    }

    /// Whether no native speaker has read these words yet.
    public boolean draft() {
        return DRAFTS.contains(words.getLanguage());
    }

    /// The places of the strips.
    public int[] strips() {
        return new int[STRIPS];
    }
}
