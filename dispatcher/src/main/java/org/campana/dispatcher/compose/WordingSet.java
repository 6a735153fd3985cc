package org.campana.dispatcher.compose;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.campana.events.Language;

/// All that may be said to one audience in one language.
record WordingSet(Language language, List<Wording> wordings) {

    /// The wordings in force of one audience, by language.
    static List<WordingSet> byLanguage(Collection<Wording> inForce) {
        Map<Language, List<Wording>> sorted = inForce.stream().collect(Collectors.groupingBy(Wording::language));
        return sorted.entrySet().stream()
                .map(entry -> new WordingSet(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// Whether there is a wording of each of these kinds.
    boolean has(Set<WordingKind> kinds) {
        return kinds.stream().allMatch(kind -> first(kind).isPresent());
    }

    /// The wording of this name, if it is for this.
    Optional<Wording> named(String name, WordingKind kind) {
        return wordings.stream()
                .filter(wording -> wording.kind() == kind && wording.name().equals(name))
                .findFirst();
    }

    /// A wording of this kind.
    Optional<Wording> first(WordingKind kind) {
        return wordings.stream().filter(wording -> wording.kind() == kind).findFirst();
    }
}
