package org.campana.dispatcher.compose;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campana.events.Language;
import org.jspecify.annotations.Nullable;

/// One finished text in each language it may be said in, and which of them is for whom.
public final class Texts {

    private final Map<Language, Text> byLanguage;
    private final @Nullable Language fallback;

    /// @param fallback taken for people none of whose languages is here; null leaves them untold
    public Texts(Collection<Text> texts, @Nullable Language fallback) {
        this.byLanguage = texts.stream().collect(Collectors.toUnmodifiableMap(Text::language, Function.identity()));
        this.fallback = fallback;
    }

    /// The text for somebody with this list of languages: RFC 4647 lookup along the list, then the fallback. Empty when
    /// there is nothing to say to them.
    public Optional<Text> forList(List<Language> wanted) {
        return listed(wanted).or(this::fallback).map(byLanguage::get);
    }

    /// In what kind of language somebody with this list reads the text that [#forList] has for them.
    public Reading reading(List<Language> wanted) {
        if (listed(wanted.subList(0, 1)).isPresent()) {
            return Reading.FIRST;
        }
        return listed(wanted).isPresent() ? Reading.LISTED : Reading.FALLBACK;
    }

    /// What people are told in none of whose languages there is a text; empty when they are not told.
    public Optional<Language> fallback() {
        return Optional.ofNullable(fallback);
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

    private Optional<Language> listed(List<Language> wanted) {
        return LanguageLookup.lookup(wanted, byLanguage.keySet());
    }
}
