package org.campana.notifier.signup;

import com.ibm.icu.util.ULocale;
import java.util.Locale;
import org.campana.events.Language;

/// A language as its speakers write its name.
///
/// @param tag as in `lang`
/// @param name such as `Español`
public record LanguageName(String tag, String name) {

    /// The name that the locale data of ICU or of the JDK knows; the tag, where neither does.
    public static LanguageName of(Language language) {
        Locale locale = Locale.forLanguageTag(language.tag());
        ULocale icu = ULocale.forLocale(locale);
        String inIcu = icu.getDisplayName(icu);
        String own = inIcu.equals(icu.getDisplayName(ULocale.ENGLISH)) ? locale.getDisplayName(locale) : inIcu;
        return new LanguageName(language.tag(), own.substring(0, 1).toUpperCase(locale) + own.substring(1));
    }
}
