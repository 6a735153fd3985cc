package org.campana.dispatcher.wording;

import java.util.List;
import org.campana.web.sheet.SheetReport;
import org.jspecify.annotations.Nullable;

/// What an uploaded table would do; nothing of it is done yet.
///
/// @param report of the file itself; unless it is sound there are no lines
/// @param lines one for each text that is not as before
/// @param unchanged how many are as before
record WordingImport(SheetReport report, List<Line> lines, int unchanged) {

    /// How many texts are the first in their language.
    public int fresh() {
        return count(Fate.NEW);
    }

    /// How many are a new version.
    public int changed() {
        return count(Fate.CHANGED);
    }

    /// How many are left out.
    public int refused() {
        return count(Fate.REFUSED);
    }

    private int count(Fate fate) {
        return (int) lines.stream().filter(line -> line.fate() == fate).count();
    }

    /// Those that can be stored.
    List<Line> good() {
        return lines.stream().filter(line -> line.fate() != Fate.REFUSED).toList();
    }

    /// Whether there is anything to confirm.
    public boolean hasGood() {
        return !good().isEmpty();
    }

    /// One text of the table.
    ///
    /// @param line in the file
    /// @param seen the version that its writer had
    /// @param why key of the reason for which the row is refused; null when its text is the reason, or nothing is
    /// @param findings what is wrong with its text
    record Line(
            long line,
            WordingId id,
            int seen,
            String text,
            Fate fate,
            @Nullable String why,
            List<Finding> findings) {}

    /// What becomes of it.
    enum Fate {
        NEW,
        CHANGED,
        REFUSED,
        SAME
    }
}
