package org.campana.notifier.enrol;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.campana.events.Language;

/// The languages of our answers, and which of them is the next best for whom.
public final class SpokenLanguages {

    /// Those of `i18n/notifier*.properties`, written by people.
    public static final List<Language> OURS = List.of(Language.ENGLISH, Language.SPANISH);

    /// Spoken where Spanish is the second language.
    private static final Set<String> BESIDE_SPANISH = Set.of("mam", "quc", "kjb", "mix");

    private SpokenLanguages() {}

    /// This one without its subtags, if it is one of ours.
    public static Optional<Language> ours(Language language) {
        return Optional.of(new Language(language.tag().split("-", 2)[0])).filter(OURS::contains);
    }

    /// The first of these that we have, by cutting subtags off as RFC 4647 does; else the one that is spoken beside
    /// the first.
    public static Language nearest(List<Language> wanted) {
        return wanted.stream()
                .flatMap(each -> ours(each).stream())
                .findFirst()
                .orElseGet(() -> !wanted.isEmpty()
                                && BESIDE_SPANISH.contains(wanted.getFirst().tag())
                        ? Language.SPANISH
                        : Language.ENGLISH);
    }
}
