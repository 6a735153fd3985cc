package org.campana.dispatcher.brake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.campana.events.Language;
import org.campana.events.SliceFannedOut.HeldBack;
import org.campana.events.SuppressionReason;

/// Counts who is not told, by reason and first language, so that nobody disappears.
public final class HeldBackCount {

    private final Map<SuppressionReason, Map<Language, Integer>> people = new TreeMap<>();

    /// So many more people who want this language first.
    public void add(SuppressionReason reason, Language wanted, int more) {
        people.computeIfAbsent(reason, first -> new TreeMap<>()).merge(wanted, more, Integer::sum);
    }

    /// All of them, by reason and language.
    public List<HeldBack> all() {
        return people.entrySet().stream()
                .flatMap(reason -> reason.getValue().entrySet().stream()
                        .map(language -> new HeldBack(reason.getKey(), language.getKey(), language.getValue())))
                .toList();
    }
}
