package org.campana.notifier.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.campana.notifier.school.Schools;
import org.campana.web.sheet.SheetReader;
import org.campana.web.sheet.SheetReport;
import org.springframework.stereotype.Component;

/// Reads a list, whichever of the two forms it has: our template as CSV, or a OneRoster zip.
@Component
class RosterReader {

    private final Schools schools;

    RosterReader(Schools schools) {
        this.schools = schools;
    }

    /// Hands over the rows that are understood. They may be used only if the report is sound.
    ///
    /// @param match headings to names of columns, by hand
    SheetReport read(byte[] file, Map<String, String> match, Consumer<RosterRow> rows) {
        SchoolNames names = new SchoolNames(schools.active());
        try {
            if (OneRoster.looksLikeOne(file)) {
                return new OneRoster(names, rows).read(file);
            }
            RosterFormat format = new RosterFormat(names);
            return SheetReader.read(
                    new ByteArrayInputStream(file),
                    RosterFormat.FORMAT,
                    match,
                    row -> format.read(row).ifPresent(rows));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The columns of our template.
    static List<String> columns() {
        return RosterFormat.FORMAT.columns().stream()
                .map(column -> column.name())
                .toList();
    }
}
