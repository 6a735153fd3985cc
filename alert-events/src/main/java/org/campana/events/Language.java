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

    public Language {
        try {
            tag = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            throw new IllegalArgumentException("language must be a BCP 47 tag such as es, zh-Hans or mam", malformed);
        }
        if (tag.equals("und")) {
            throw new IllegalArgumentException("language must be a BCP 47 tag such as es, zh-Hans or mam");
        }
    }

    /// Reads the text form; fails with an [IllegalArgumentException] that names the field.
    @JsonCreator
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
