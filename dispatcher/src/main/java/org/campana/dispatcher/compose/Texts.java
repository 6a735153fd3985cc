package org.campana.dispatcher.compose;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campana.events.Language;

/// One finished text in each language it may be said in, and which of them is for whom.
public final class Texts {

    private final Map<Language, Text> byLanguage;
    private final Language fallback;

    /// @param fallback taken for people none of whose languages is here; need not be here itself
    public Texts(Collection<Text> texts, Language fallback) {
        this.byLanguage = texts.stream().collect(Collectors.toUnmodifiableMap(Text::language, Function.identity()));
        this.fallback = fallback;
    }

    /// The text for somebody with this list of languages: RFC 4647 lookup along the list, then the fallback. Empty when
    /// there is nothing to say to them.
    public Optional<Text> forList(List<Language> wanted) {
        return LanguageLookup.lookup(wanted, byLanguage.keySet())
                .or(() -> Optional.of(fallback))
                .map(byLanguage::get);
    }

    /// All of them, by language tag.
    public List<Text> all() {
        return byLanguage.values().stream()
                .sorted(Comparator.comparing(Text::language))
                .toList();
    }

    /// Whether there is nothing to say in any language.
    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }
}
