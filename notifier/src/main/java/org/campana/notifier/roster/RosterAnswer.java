package org.campana.notifier.roster;

import java.util.List;
import java.util.UUID;
import org.campana.web.sheet.SheetWords.Said;
import org.jspecify.annotations.Nullable;

/// What the API says of an import.
///
/// @param importId to confirm it by; null when there are problems
/// @param sound whether it can be confirmed
/// @param confirmed whether it was
/// @param counts what it would do, or did
/// @param problems of one kind: of the file, else of its columns, else of its rows; at most 200 are listed
/// @param notices what does not stand in the way; at most 200 are listed
record RosterAnswer(
        @Nullable UUID importId,
        boolean sound,
        boolean confirmed,
        RosterCounts counts,
        List<Said> problems,
        int problemCount,
        List<Said> notices,
        int noticeCount) {

    static RosterAnswer of(RosterImports.Standing standing) {
        return new RosterAnswer(
                standing.id(), true, standing.confirmed(), standing.counts(), List.of(), 0, List.of(), 0);
    }
}
