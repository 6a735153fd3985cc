package org.campana.dispatcher.enlist;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.campana.dispatcher.school.InvalidSchoolException;
import org.campana.dispatcher.school.School;
import org.campana.events.SchoolId;
import org.campana.web.sheet.SheetColumn;
import org.campana.web.sheet.SheetFormat;
import org.campana.web.sheet.SheetProblem;
import org.campana.web.sheet.SheetReader;
import org.campana.web.sheet.SheetReport;
import org.campana.web.sheet.SheetRow;

/// The schools of a OneRoster zip (1.1 and 1.2, CSV). Opened are `manifest.csv` and `orgs.csv`; what else is there, the
/// people above all, is passed over unread. OneRoster knows neither keyword nor place, so a new school gets a keyword
/// made of its name, and the point that the sender gave for all of them until somebody sets its own.
final class OneRoster {

    private static final int MOST_FILES = 40;
    private static final long MOST_BYTES = 32 * 1024 * 1024;
    private static final int MOST_READ = 8 * 1024 * 1024;
    private static final Set<String> VERSIONS = Set.of("1.1", "1.2");
    private static final SheetFormat MANIFEST =
            format(SheetColumn.required("propertyName", ""), SheetColumn.optional("value", ""));
    private static final SheetFormat ORGS = format(
            SheetColumn.required("sourcedId", ""),
            SheetColumn.required("name", ""),
            SheetColumn.required("type", ""),
            SheetColumn.optional("status", ""),
            SheetColumn.optional("identifier", ""));

    private final Known known;
    private final Settings settings;
    private final Consumer<Listed> rows;
    private int schools;

    OneRoster(Known known, Settings settings, Consumer<Listed> rows) {
        this.known = known;
        this.settings = settings;
        this.rows = rows;
    }

    static boolean isZip(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K';
    }

    SheetReport read(byte[] file) throws IOException {
        Map<String, byte[]> opened = new HashMap<>();
        try {
            if (!open(file, opened)) {
                return report("too-large");
            }
        } catch (ZipException | IllegalArgumentException broken) {
            return report("broken");
        }
        byte[] manifest = opened.get("manifest.csv");
        byte[] orgs = opened.get("orgs.csv");
        if (manifest == null || orgs == null) {
            return report("files");
        }
        Map<String, String> properties = new HashMap<>();
        SheetReport said = SheetReader.read(
                new ByteArrayInputStream(manifest),
                MANIFEST,
                row -> properties.put(
                        row.required("propertyName"), row.text("value").orElse("")));
        if (!said.isSound() || !VERSIONS.contains(properties.getOrDefault("oneroster.version", ""))) {
            return report("manifest");
        }
        SheetReport read = SheetReader.read(new ByteArrayInputStream(orgs), ORGS, this::org);
        if (read.isSound() && schools == 0) {
            return report("nobody");
        }
        // That most of its columns are not read is the point, not news.
        List<SheetProblem> news = read.notices().stream()
                .filter(notice -> notice.code().startsWith("schools."))
                .toList();
        return new SheetReport(read.problems(), read.problemCount(), news, news.size(), schools, read.headings());
    }

    /// Keeps the two files it reads, and counts what would come out of the others: a small zip can hold gigabytes.
    private static boolean open(byte[] file, Map<String, byte[]> opened) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            long left = MOST_BYTES;
            int files = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
                boolean wanted = last.equals("manifest.csv") || last.equals("orgs.csv");
                ByteArrayOutputStream kept = new ByteArrayOutputStream();
                byte[] buffer = new byte[8192];
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    left -= read;
                    if (left < 0 || (wanted && kept.size() > MOST_READ)) {
                        return false;
                    }
                    if (wanted) {
                        kept.write(buffer, 0, read);
                    }
                }
                if (++files > MOST_FILES) {
                    return false;
                }
                if (wanted) {
                    opened.put(last, kept.toByteArray());
                }
            }
        }
        return true;
    }

    private void org(SheetRow row) {
        boolean gone =
                row.text("status").filter("tobedeleted"::equalsIgnoreCase).isPresent();
        if (!row.required("type").equalsIgnoreCase("school") || gone) {
            return;
        }
        schools++;
        String name = row.required("name");
        Optional<SchoolId> id = known.byName(name)
                .or(() -> row.text("identifier")
                        .flatMap(OneRoster::id)
                        .filter(found -> known.find(found).isPresent()))
                .or(() -> id(School.shortName(name)));
        if (id.isEmpty() || (School.isPage(id.get()) && known.find(id.get()).isEmpty())) {
            row.refuse("name", "schools.one-roster.name");
            return;
        }
        Optional<School> before = known.find(id.get());
        if (before.isEmpty() && settings.point().isEmpty()) {
            row.refuse("name", "schools.one-roster.point");
            return;
        }
        take(row, name, id.get(), before);
    }

    private void take(SheetRow row, String name, SchoolId id, Optional<School> before) {
        String keyword = before.map(School::keyword).orElseGet(() -> keyword(name));
        Listed listed = new Listed(
                id,
                name,
                keyword,
                null,
                before.map(School::timeZone).or(known::zone).orElse(settings.timeZone()),
                before.map(School::latitude)
                        .orElseGet(() -> settings.point().get().latitude()),
                before.map(School::longitude)
                        .orElseGet(() -> settings.point().get().longitude()),
                null);
        try {
            listed.onto(before);
        } catch (InvalidSchoolException invalid) {
            row.refuse("name", "schools.one-roster." + (invalid.field().equals("name") ? "name" : "point"));
            return;
        }
        if (known.before(id).isPresent()) {
            row.refuse("name", "schools.row.twice", known.before(id).get());
            return;
        }
        if (before.isEmpty()) {
            row.remark("name", "schools.one-roster.made");
        }
        known.name(id, keyword, row.line());
        rows.accept(listed);
    }

    /// The first word of the name that no other school has; with a number behind it if need be.
    private String keyword(String name) {
        List<String> words = new ArrayList<>(
                List.of(School.shortName(name).toUpperCase(Locale.ROOT).split("-")));
        words.removeIf(word -> word.length() < 3 || !free(word));
        String first = School.shortName(name).toUpperCase(Locale.ROOT).replace("-", "");
        String stem = first.substring(0, Math.min(17, first.length()));
        String word = words.isEmpty() ? stem + 1 : words.getFirst();
        for (int n = 2; !free(word); n++) {
            word = stem + n;
        }
        return word;
    }

    private boolean free(String word) {
        return word.length() <= 20
                && !School.isReserved(word)
                && known.byKeyword(word).isEmpty();
    }

    private static Optional<SchoolId> id(String text) {
        try {
            return Optional.of(SchoolId.of(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static SheetFormat format(SheetColumn... columns) {
        return new SheetFormat(List.of(columns), ListFormat.MOST_ROWS, MOST_READ);
    }

    private static SheetReport report(String code) {
        SheetProblem problem = new SheetProblem(SheetProblem.Kind.FILE, 0, "", "schools.one-roster." + code, List.of());
        return new SheetReport(List.of(problem), 1, List.of(), 0, 0, List.of());
    }

    /// What the sender says once for all schools that the file brings.
    ///
    /// @param point where they are, roughly; empty when the sender did not say
    record Settings(Optional<Point> point, String timeZone) {}

    /// A point on the map, in degrees.
    record Point(double latitude, double longitude) {}
}
