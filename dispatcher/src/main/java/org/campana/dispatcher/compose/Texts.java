package org.campana.dispatcher.compose;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.jspecify.annotations.Nullable;

/// One finished text in each language it may be said in, written or heard, and which of them is for whom.
public final class Texts {

    private final Map<Language, Text> byLanguage;
    private final Set<Language> written;
    private final @Nullable Language fallback;

    /// @param fallback taken for people none of whose languages is here; null leaves them untold
    public Texts(Collection<Text> texts, @Nullable Language fallback) {
        this.byLanguage = texts.stream().collect(Collectors.toUnmodifiableMap(Text::language, Function.identity()));
        this.written = texts.stream()
                .filter(text -> !text.heardOnly())
                .map(Text::language)
                .collect(Collectors.toUnmodifiableSet());
        this.fallback = fallback;
    }

    /// What somebody with this list of languages is told by this channel: RFC 4647 lookup along the list, then
    /// the fallback. Only a call tells what is recorded and not written. Empty when there is nothing to say to
    /// them.
    public Optional<Text> forList(List<Language> wanted, Channel by) {
        return listed(wanted, by).or(this::fallback).map(byLanguage::get);
    }

    /// In what kind of language somebody with this list gets what [#forList] has for them.
    public Reading reading(List<Language> wanted, Channel by) {
        if (listed(wanted.subList(0, 1), by).isPresent()) {
            return Reading.FIRST;
        }
        return listed(wanted, by).isPresent() ? Reading.LISTED : Reading.FALLBACK;
    }

    /// What people are told in none of whose languages there is a text; empty when they are not told.
    public Optional<Language> fallback() {
        return Optional.ofNullable(fallback);
    }

    /// The languages in which there is something to read.
    public Set<Language> written() {
        return written;
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

    private Optional<Language> listed(List<Language> wanted, Channel by) {
        return LanguageLookup.lookup(wanted, by == Channel.VOICE ? byLanguage.keySet() : written);
    }
}
