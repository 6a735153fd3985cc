package org.campana.dispatcher.enlist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.campana.dispatcher.school.InvalidSchoolException;
import org.campana.dispatcher.school.School;
import org.campana.events.SchoolId;
import org.campana.events.SiteKind;
import org.campana.web.sheet.SheetReader;
import org.campana.web.sheet.SheetReport;
import org.campana.web.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/// Reads a list of schools a row at a time and says what is wrong with it.
final class ListReader {

    private final Known known;
    private final Consumer<Listed> rows;

    ListReader(Known known, Consumer<Listed> rows) {
        this.known = known;
        this.rows = rows;
    }

    SheetReport read(byte[] file, Map<String, String> match) throws IOException {
        return SheetReader.read(new ByteArrayInputStream(file), ListFormat.FORMAT, match, this::row);
    }

    private void row(SheetRow row) {
        String keyword = row.required("keyword").toUpperCase(Locale.ROOT);
        SchoolId id = id(row, keyword);
        SiteKind kind = kind(row);
        if (id != null && School.isPage(id) && known.find(id).isEmpty()) {
            row.refuse("school", "schools.row.school");
        }
        if (id == null || !row.isSound()) {
            return;
        }
        Listed listed = new Listed(
                id,
                row.required("name"),
                keyword,
                kind,
                row.text("time zone")
                        .or(() -> known.find(id).isPresent() ? Optional.empty() : known.zone())
                        .orElse(null),
                number(row.required("latitude")),
                number(row.required("longitude")),
                row.text("places").map(ListReader::places).orElse(null));
        try {
            listed.onto(known.find(id));
        } catch (InvalidSchoolException invalid) {
            String column = ListFormat.column(invalid.field());
            row.refuse(column, "schools.row." + column.replace(' ', '-'));
            return;
        }
        Optional<Long> before = known.before(id);
        if (before.isPresent()) {
            row.refuse("name", "schools.row.twice", before.get());
        } else if (known.byKeyword(keyword).filter(other -> !other.equals(id)).isPresent()) {
            row.refuse("keyword", "schools.row.keyword-taken");
        } else {
            known.name(id, keyword, row.line());
            rows.accept(listed);
        }
    }

    /// By its own id, else by the keyword of a school there is, else a new one by its name.
    private @Nullable SchoolId id(SheetRow row, String keyword) {
        Optional<String> given = row.text("school");
        try {
            return given.map(SchoolId::of)
                    .or(() -> known.byKeyword(keyword)
                            .filter(id -> known.before(id).isEmpty()))
                    .orElseGet(() -> SchoolId.of(School.shortName(row.required("name"))));
        } catch (IllegalArgumentException malformed) {
            row.refuse("school", "schools.row.school");
            return null;
        }
    }

    private static @Nullable SiteKind kind(SheetRow row) {
        Optional<String> said = row.text("kind");
        if (said.isEmpty()) {
            return null;
        }
        Optional<SiteKind> kind = Arrays.stream(SiteKind.values())
                .filter(one -> one.name().equalsIgnoreCase(said.get()))
                .findFirst();
        if (kind.isEmpty()) {
            row.refuse("kind", "schools.row.kind");
        }
        return kind.orElse(null);
    }

    private static List<String> places(String cell) {
        return Arrays.stream(cell.split("[;|\\n]"))
                .map(String::strip)
                .filter(place -> !place.isEmpty())
                .toList();
    }

    private static double number(String cell) {
        try {
            return Double.parseDouble(cell.replace(',', '.'));
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
