package org.campana.dispatcher.compose;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.campana.events.Language;

/// RFC 4647 lookup (section 3.4) along a person's list: each language is cut from the right until there is something
/// in it, before the next is tried. It never goes from one language to a related one: `mam` alone never reaches `es`,
/// which is why people have lists.
public final class LanguageLookup {

    private LanguageLookup() {}

    /// The language to speak to somebody in, of those at hand.
    public static Optional<Language> lookup(List<Language> wanted, Set<Language> atHand) {
        for (Language language : wanted) {
            for (String tag = language.tag(); !tag.isEmpty(); tag = cut(tag)) {
                Language range = Language.of(tag);
                if (atHand.contains(range)) {
                    return Optional.of(range);
                }
            }
        }
        return Optional.empty();
    }

    /// Without its last subtag, and without a single letter that would then stand last.
    private static String cut(String tag) {
        int end = tag.lastIndexOf('-');
        if (end >= 2 && tag.charAt(end - 2) == '-') {
            end -= 2;
        }
        return end < 0 ? "" : tag.substring(0, end);
    }
}
