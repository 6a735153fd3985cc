package org.campana.web.sheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One row with every required cell filled. Whoever reads it says by [#refuse] what else is wrong with it.
public final class SheetRow {

    private final long line;
    private final Map<String, String> cells;
    private final SheetFormat format;
    private final SheetFindings findings;
    private boolean sound = true;

    SheetRow(long line, Map<String, String> cells, SheetFormat format, SheetFindings findings) {
        this.line = line;
        this.cells = cells;
        this.format = format;
        this.findings = findings;
    }

    /// Where it begins in the file, the heading being line 1.
    public long line() {
        return line;
    }

    /// The cell, trimmed; empty when it is blank or the file has no such column.
    public Optional<String> text(String column) {
        return Optional.ofNullable(cells.get(format.column(column).name()));
    }

    /// The cell of a required column.
    public String required(String column) {
        return text(column)
                .orElseThrow(() -> new IllegalArgumentException("the column " + column + " is not required"));
    }

    /// Something is wrong with this cell: the file will not be taken.
    ///
    /// @param code key of the words, `<code>.what` and `<code>.fix`
    /// @param arguments of the words; never what a cell holds
    public void refuse(String column, String code, Object... arguments) {
        sound = false;
        findings.row(new SheetProblem(
                SheetProblem.Kind.ROW, line, format.column(column).name(), code, List.of(arguments)));
    }

    /// Something is worth knowing about this cell, and does not stand in the way.
    public void remark(String column, String code, Object... arguments) {
        findings.notice(new SheetProblem(
                SheetProblem.Kind.NOTICE, line, format.column(column).name(), code, List.of(arguments)));
    }

    /// Whether nothing was refused so far.
    public boolean isSound() {
        return sound;
    }

    /// Without its cells.
    @Override
    public String toString() {
        return "SheetRow[line " + line + "]";
    }
}
