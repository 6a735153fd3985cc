package org.campana.web.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.campana.web.sheet.SheetReport.SheetHeading;
import org.jspecify.annotations.Nullable;

/// Which cell of a row is which column of the format.
///
/// @param columns one for each cell; null for a column that is not read
record SheetHeader(List<@Nullable SheetColumn> columns, List<SheetHeading> headings) {

    /// Reads the first line. Order of what it finds: columns missing, columns twice, columns refused.
    ///
    /// @param match a heading to the name of a column, or to nothing for a column that is not to be read
    static SheetHeader of(List<String> cells, SheetFormat format, Map<String, String> match, SheetFindings findings) {
        Map<String, String> byHand = new HashMap<>();
        match.forEach((heading, column) -> byHand.put(Heading.fold(heading), column));
        List<@Nullable SheetColumn> columns = new ArrayList<>();
        List<SheetHeading> headings = new ArrayList<>();
        // A file without headings has people in its first line.
        boolean people = cells.stream().anyMatch(Heading::looksLikeAValue);
        for (int index = 0; index < cells.size(); index++) {
            SheetColumn column = columnOf(cells.get(index), format, byHand);
            columns.add(column);
            headings.add(new SheetHeading(
                    Heading.letter(index), people ? "" : cells.get(index), column == null ? "" : column.name()));
        }
        missing(format, columns, findings);
        twice(format, columns, findings);
        refused(cells, columns, findings);
        return new SheetHeader(columns, headings);
    }

    private static @Nullable SheetColumn columnOf(String heading, SheetFormat format, Map<String, String> byHand) {
        // A column that may never be held is not made harmless by calling it something else.
        if (Refusal.always(heading).isPresent()) {
            return null;
        }
        String chosen = byHand.get(Heading.fold(heading));
        if (chosen != null) {
            return chosen.isEmpty() ? null : format.column(chosen);
        }
        return format.columns().stream()
                .filter(column -> column.isNamed(heading))
                .findFirst()
                .orElse(null);
    }

    private static void missing(SheetFormat format, List<@Nullable SheetColumn> columns, SheetFindings findings) {
        format.columns().stream()
                .filter(column -> column.required() && !columns.contains(column))
                .forEach(column -> findings.column(SheetProblem.ofColumn(column.name(), "missing", column.name())));
    }

    private static void twice(SheetFormat format, List<@Nullable SheetColumn> columns, SheetFindings findings) {
        format.columns().stream()
                .filter(column -> columns.indexOf(column) != columns.lastIndexOf(column))
                .forEach(column -> findings.column(SheetProblem.ofColumn(
                        column.name(),
                        "twice",
                        column.name(),
                        Heading.letter(columns.indexOf(column)),
                        Heading.letter(columns.lastIndexOf(column)))));
    }

    private static void refused(List<String> cells, List<@Nullable SheetColumn> columns, SheetFindings findings) {
        for (int index = 0; index < cells.size(); index++) {
            if (columns.get(index) == null) {
                String letter = Heading.letter(index);
                Refusal.unknown(cells.get(index))
                        .ifPresentOrElse(
                                refusal -> findings.column(
                                        SheetProblem.ofColumn(letter, "refused." + refusal.key(), letter)),
                                () -> findings.notice(new SheetProblem(
                                        SheetProblem.Kind.NOTICE, 0, letter, "sheet.column.unknown", List.of(letter))));
            }
        }
    }
}
