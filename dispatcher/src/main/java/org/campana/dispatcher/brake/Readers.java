package org.campana.dispatcher.brake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.campana.dispatcher.brake.Forecast.ByLanguage;
import org.campana.events.Language;
import org.campana.events.SliceFannedOut.HeldBack;

/// Of those who want one language first: how many read it in that, in another of their own, by fallback, or not at
/// all. The four together are all of them.
///
/// @param wanted the language they want first
/// @param notTold held back for whatever reason; which, stands in the forecast
record Readers(Language wanted, int first, int listed, int fallback, int notTold) {

    /// One for each language that somebody wants first, by tag.
    static List<Readers> of(List<ByLanguage> told, List<HeldBack> heldBack) {
        Map<Language, Readers> readers = new TreeMap<>();
        List<Readers> parts = new ArrayList<>();
        told.forEach(to -> parts.add(
                switch (to.reading()) {
                    case FIRST -> new Readers(to.wanted(), to.people(), 0, 0, 0);
                    case LISTED -> new Readers(to.wanted(), 0, to.people(), 0, 0);
                    case FALLBACK -> new Readers(to.wanted(), 0, 0, to.people(), 0);
                }));
        heldBack.forEach(back -> parts.add(new Readers(back.language(), 0, 0, 0, back.people())));
        parts.forEach(part -> readers.merge(part.wanted, part, Readers::sum));
        return List.copyOf(readers.values());
    }

    private static Readers sum(Readers one, Readers other) {
        return new Readers(
                one.wanted,
                one.first + other.first,
                one.listed + other.listed,
                one.fallback + other.fallback,
                one.notTold + other.notTold);
    }
}
