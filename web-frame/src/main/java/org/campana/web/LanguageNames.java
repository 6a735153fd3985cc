package org.campana.web;

import java.util.Locale;
import java.util.Map;

/// What languages are called. Java knows most; those that families here speak and it does not know stand below.
public final class LanguageNames {

    /// Names that English and Spanish share, and that speakers use in writing.
    private static final Map<String, String> OURS =
            Map.of("mam", "Mam", "quc", "K'iche'", "kjb", "Q'anjob'al", "mix", "Mixteco");

    private LanguageNames() {}

    /// What readers of `reader` call the language of a BCP 47 tag; the tag itself when nobody here knows a name.
    public static String of(String tag, Locale reader) {
        String ours = OURS.get(tag);
        if (ours != null) {
            return ours;
        }
        String name = Locale.forLanguageTag(tag).getDisplayName(reader);
        return name.isEmpty() ? tag : name;
    }

    /// What its own speakers call it, with a capital where its script has any.
    public static String own(String tag) {
        Locale language = Locale.forLanguageTag(tag);
        String name = of(tag, language);
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(language)
                + name.substring(name.offsetByCodePoints(0, 1));
    }
}
