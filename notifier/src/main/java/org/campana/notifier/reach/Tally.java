package org.campana.notifier.reach;

import java.util.EnumMap;
import java.util.Map;

/// People of one school, of one language, or of all, each in exactly one place.
///
/// @param name the school's or the language's; empty for all
/// @param counts by where they stand; what is not in it is zero
record Tally(String name, Map<Standing, Integer> counts) {

    Tally {
        counts = Map.copyOf(counts);
    }

    static Tally none(String name) {
        return new Tally(name, Map.of());
    }

    int of(Standing standing) {
        return counts.getOrDefault(standing, 0);
    }

    /// For templates, which have no enum at hand.
    public int get(String standing) {
        return of(Standing.valueOf(standing));
    }

    /// Who would be sent an alert.
    public int onTheList() {
        return counts.entrySet().stream()
                .filter(each -> each.getKey().isOnTheList())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// Of those, whom the last text did not reach, or who may have left.
    public int notReached() {
        return onTheList() - of(Standing.REACHABLE);
    }

    /// Who was on the list and is no more.
    public int off() {
        return of(Standing.LEFT) + of(Standing.BLOCKED) + of(Standing.TAKEN_OFF);
    }

    /// Everybody who is or was on the list.
    public int everybody() {
        return onTheList() + off();
    }

    Tally plus(Standing standing, int people) {
        Map<Standing, Integer> more = new EnumMap<>(Standing.class);
        more.putAll(counts);
        more.merge(standing, people, Integer::sum);
        return new Tally(name, more);
    }
}
