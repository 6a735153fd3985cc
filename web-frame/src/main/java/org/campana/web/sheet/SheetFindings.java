package org.campana.web.sheet;

import java.util.ArrayList;
import java.util.List;
import org.campana.web.sheet.SheetReport.SheetHeading;
import org.jspecify.annotations.Nullable;

/// What has been found so far, by kind; no more of it than a report holds.
final class SheetFindings {

    private final Kept columns = new Kept();
    private final Kept rows = new Kept();
    private final Kept notices = new Kept();
    private @Nullable SheetProblem file;

    /// The file cannot be read: nothing else counts.
    void file(SheetProblem problem) {
        file = problem;
    }

    void column(SheetProblem problem) {
        columns.add(problem);
    }

    void row(SheetProblem problem) {
        rows.add(problem);
    }

    void notice(SheetProblem notice) {
        notices.add(notice);
    }

    boolean columnsAreSound() {
        return columns.count == 0;
    }

    SheetReport report(int read, List<SheetHeading> headings) {
        SheetProblem whole = file;
        if (whole != null) {
            return new SheetReport(List.of(whole), 1, List.of(), 0, read, List.of());
        }
        Kept shown = columns.count > 0 ? columns : rows;
        return new SheetReport(shown.kept, shown.count, notices.kept, notices.count, read, headings);
    }

    private static final class Kept {
        private final List<SheetProblem> kept = new ArrayList<>();
        private int count;

        void add(SheetProblem problem) {
            count++;
            if (kept.size() < SheetReport.MOST_KEPT) {
                kept.add(problem);
            }
        }
    }
}
