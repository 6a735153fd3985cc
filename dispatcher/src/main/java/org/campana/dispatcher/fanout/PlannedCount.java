package org.campana.dispatcher.fanout;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.campana.events.SliceFannedOut.Planned;

/// Counts what a slice asks for, by language of the text and first language of those who get it.
final class PlannedCount {

    private final SchoolId school;
    private final Map<Language, Map<Language, Integer>> deliveries = new TreeMap<>();

    PlannedCount(SchoolId school) {
        this.school = school;
    }

    /// So many more.
    void add(Language language, Language wanted, int more) {
        deliveries.computeIfAbsent(language, first -> new TreeMap<>()).merge(wanted, more, Integer::sum);
    }

    /// All together.
    int deliveries() {
        return all().stream().mapToInt(Planned::deliveries).sum();
    }

    /// All of them, by language.
    List<Planned> all() {
        return deliveries.entrySet().stream()
                .flatMap(language -> language.getValue().entrySet().stream()
                        .map(wanted -> new Planned(school, language.getKey(), wanted.getKey(), wanted.getValue())))
                .toList();
    }
}
