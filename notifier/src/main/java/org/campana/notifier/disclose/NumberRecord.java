package org.campana.notifier.disclose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is held of one number. Months are those of UTC, such as `2026-08`.
///
/// @param known whether anything is held at all
/// @param enrolled whether they are on the list now
/// @param enrolledIn the month they joined; null unless enrolled
/// @param languages in their order; empty unless enrolled
/// @param groups the schools and sites they hear of; empty unless enrolled
/// @param hours when they are told, `ANY` or `SCHOOL`; null unless enrolled
/// @param leftIn the month they left; null unless they did
/// @param consents what they agreed to and took back; empty once they left
public record NumberRecord(
        boolean known,
        boolean enrolled,
        @Nullable String enrolledIn,
        List<String> languages,
        List<String> groups,
        @Nullable String hours,
        @Nullable String leftIn,
        List<ConsentLine> consents) {

    /// Copies the lists.
    public NumberRecord {
        languages = List.copyOf(languages);
        groups = List.copyOf(groups);
        consents = List.copyOf(consents);
    }

    static NumberRecord nothing() {
        return new NumberRecord(false, false, null, List.of(), List.of(), null, null, List.of());
    }

    static NumberRecord left(String month) {
        return new NumberRecord(true, false, null, List.of(), List.of(), null, month, List.of());
    }

    /// One entry of the ledger.
    ///
    /// @param kind OPT_IN or OPT_OUT
    /// @param source how it was said
    /// @param wordsVersion under which the words they were shown are kept; null where none was noted
    public record ConsentLine(
            String month,
            String kind,
            String source,
            String channel,
            String language,
            @Nullable String wordsVersion) {}
}
