package org.campana.web.sheet;

import java.util.List;
import java.util.Optional;

/// What came of reading a file.
///
/// @param problems of one kind only, at most [#MOST_KEPT]; when there is one, the rows handed over must not be used
/// @param problemCount how many there are in all
/// @param notices what does not stand in the way, at most [#MOST_KEPT]
/// @param noticeCount how many there are in all
/// @param rows how many rows with something in them were read
/// @param headings what the first line holds, for matching columns by hand
public record SheetReport(
        List<SheetProblem> problems,
        int problemCount,
        List<SheetProblem> notices,
        int noticeCount,
        int rows,
        List<SheetHeading> headings) {

    /// Of problems and of notices.
    public static final int MOST_KEPT = 200;

    public SheetReport {
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
        headings = List.copyOf(headings);
    }

    /// Whether the rows can be used.
    public boolean isSound() {
        return problemCount == 0;
    }

    /// What kind the problems are; empty when there is none.
    public Optional<SheetProblem.Kind> kind() {
        return problems.stream().findFirst().map(SheetProblem::kind);
    }

    /// How many problems are not listed.
    public int unlisted() {
        return problemCount - problems.size();
    }

    /// One cell of the first line.
    ///
    /// @param letter of the column, as a spreadsheet counts
    /// @param text what it says; empty in a first line that looks like values rather than headings
    /// @param column the name of the column it was taken for; empty when for none
    public record SheetHeading(String letter, String text, String column) {}
}
