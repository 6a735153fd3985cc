package org.campana.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.IllformedLocaleException;
import java.util.Locale;

/// A language as a BCP 47 tag in canonical case, such as `es`, `zh-Hans` or `mam` (RFC 5646).
public record Language(@JsonValue String tag) implements Comparable<Language> {

    /// English: the language of last resort, because every shipped wording has it.
    public static final Language ENGLISH = new Language("en");

    /// Spanish.
    public static final Language SPANISH = new Language("es");

    private static final String RULE = "language must be a BCP 47 tag of at most 35 characters, such as es or mam";

    public Language {
        Require.that(tag.length() <= 35, RULE);
        try {
            tag = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            throw new FieldRefusedException(RULE);
        }
        Require.that(!tag.equals("und"), RULE);
    }

    /// Reads the text form; fails with an [IllegalArgumentException] that names the field.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Language of(String tag) {
        return new Language(tag);
    }

    @Override
    public int compareTo(Language other) {
        return tag.compareTo(other.tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
