package org.campana.notifier.roster;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.campana.events.Audience;
import org.campana.events.SchoolId;
import org.campana.notifier.address.PhoneNumber;
import org.campana.web.sheet.SheetColumn;
import org.campana.web.sheet.SheetFormat;
import org.campana.web.sheet.SheetProblem;
import org.campana.web.sheet.SheetReader;
import org.campana.web.sheet.SheetReport;
import org.campana.web.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/// The staff of a OneRoster zip (1.1 and 1.2, CSV): who works at which of our schools, and their phone.
///
/// Of the files only `orgs.csv`, `roles.csv` and `users.csv` are opened; of those, rows of students, parents and
/// guardians are passed over before anything of them is kept. `demographics.csv`, `enrollments.csv` and whatever else
/// is there is known by its name alone.
final class OneRoster {

    private static final int MOST_FILES = 30;
    private static final long MOST_BYTES = 32 * 1024 * 1024;
    private static final int MOST_ROWS = 100_000;
    private static final Set<String> STAFF = Set.of(
            "teacher",
            "principal",
            "siteadministrator",
            "districtadministrator",
            "administrator",
            "aide",
            "counselor",
            "proctor");

    private static final SheetFormat ORGS = format(
            SheetColumn.required("sourcedId", ""),
            SheetColumn.optional("name", ""),
            SheetColumn.optional("identifier", ""),
            SheetColumn.optional("status", ""));
    private static final SheetFormat ROLES = format(
            SheetColumn.required("userSourcedId", ""),
            SheetColumn.required("role", ""),
            SheetColumn.required("orgSourcedId", ""),
            SheetColumn.optional("status", ""));
    private static final SheetFormat USERS = format(
            SheetColumn.required("sourcedId", ""),
            SheetColumn.optional("status", ""),
            SheetColumn.optional("role", ""),
            SheetColumn.optional("orgSourcedIds", ""),
            SheetColumn.optional("sms", ""),
            SheetColumn.optional("phone", ""));

    private final SchoolNames names;
    private final Consumer<RosterRow> rows;
    private final Map<String, SchoolId> schools = new HashMap<>();
    private final Map<String, Set<SchoolId>> workplaces = new HashMap<>();
    private final Set<String> files = new HashSet<>();
    private int lines;

    OneRoster(SchoolNames names, Consumer<RosterRow> rows) {
        this.names = names;
        this.rows = rows;
    }

    private static SheetFormat format(SheetColumn... columns) {
        return new SheetFormat(List.of(columns), MOST_ROWS, MOST_BYTES);
    }

    /// Whether it is a zip with a OneRoster manifest; a spreadsheet is a zip as well.
    static boolean looksLikeOne(byte[] file) {
        if (file.length < 4 || file[0] != 'P' || file[1] != 'K') {
            return false;
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            // The manifest may stand anywhere; a spreadsheet says what it is in its first entry.
            for (int seen = 0; seen < MOST_FILES; seen++) {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null
                        || entry.getName().startsWith("[Content_Types]")
                        || entry.getName().equals("mimetype")) {
                    return false;
                }
                if (name(entry).equals("manifest.csv")) {
                    return true;
                }
                if (!pass(zip)) {
                    // Too large to be looked through: let it be refused as what it claims to be.
                    return true;
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            return false;
        }
        return true;
    }

    SheetReport read(byte[] file) throws IOException {
        try {
            Optional<SheetProblem> refused = inspect(file);
            if (refused.isPresent()) {
                return report(refused.get());
            }
            SheetReport orgs = open(file, "orgs.csv", ORGS, this::org);
            if (!orgs.isSound()) {
                return orgs;
            }
            if (files.contains("roles.csv")) {
                SheetReport roles = open(file, "roles.csv", ROLES, this::role);
                if (!roles.isSound()) {
                    return roles;
                }
            }
            SheetReport users = open(file, "users.csv", USERS, this::user);
            return users.isSound() ? understood(users) : users;
        } catch (ZipException | IllegalArgumentException broken) {
            return report(problem("broken"));
        }
    }

    /// Looks at the names, and at how much would come out.
    private Optional<SheetProblem> inspect(byte[] file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            long left = MOST_BYTES;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(name(entry));
                left -= count(zip, left);
                if (files.size() > MOST_FILES || left < 0) {
                    return Optional.of(problem("too-large", MOST_BYTES / 1024 / 1024));
                }
            }
        }
        return files.contains("orgs.csv") && files.contains("users.csv")
                ? Optional.empty()
                : Optional.of(problem("files"));
    }

    private static SheetReport open(byte[] file, String name, SheetFormat format, Consumer<SheetRow> rows)
            throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (name(entry).equals(name)) {
                    return SheetReader.read(new StaysOpen(zip), format, rows);
                }
            }
        }
        return report(problem("files"));
    }

    private void org(SheetRow row) {
        Optional<SchoolId> school = row.text("identifier").flatMap(names::find);
        row.text("name")
                .flatMap(names::find)
                .or(() -> school)
                .or(() -> names.find(row.required("sourcedId")))
                .ifPresent(found -> schools.put(row.required("sourcedId"), school.orElse(found)));
    }

    private void role(SheetRow row) {
        if (isStaff(row.required("role")) && isActive(row)) {
            work(row.required("userSourcedId"), row.required("orgSourcedId"));
        }
    }

    private void user(SheetRow row) {
        String id = row.required("sourcedId");
        if (row.text("role").filter(OneRoster::isStaff).isPresent()) {
            for (String org : row.text("orgSourcedIds").orElse("").split(",", -1)) {
                work(id, org.strip());
            }
        }
        Set<SchoolId> at = workplaces.getOrDefault(id, Set.of());
        if (at.isEmpty() || !isActive(row)) {
            return;
        }
        PhoneNumber number = number(row);
        if (number == null) {
            row.remark("phone", "roster.one-roster.no-phone");
            return;
        }
        for (SchoolId school : at) {
            rows.accept(
                    new RosterRow(++lines, number, Audience.STAFF, school, List.of(), List.of(), null, null, false));
        }
    }

    private void work(String user, String org) {
        SchoolId school = schools.get(org);
        if (school != null) {
            workplaces.computeIfAbsent(user, key -> new HashSet<>()).add(school);
        }
    }

    private static boolean isStaff(String role) {
        return STAFF.contains(role.toLowerCase(Locale.ROOT));
    }

    private static boolean isActive(SheetRow row) {
        return row.text("status").filter("tobedeleted"::equalsIgnoreCase).isEmpty();
    }

    private static @Nullable PhoneNumber number(SheetRow row) {
        PhoneNumber mobile = PhoneNumber.orNull(row.text("sms").orElse(null));
        return mobile == null ? PhoneNumber.orNull(row.text("phone").orElse(null)) : mobile;
    }

    /// What is worth knowing is who has no phone; that most columns are not read is the point.
    private SheetReport understood(SheetReport users) {
        List<SheetProblem> noPhone = users.notices().stream()
                .filter(notice -> notice.code().startsWith("roster."))
                .toList();
        if (lines == 0) {
            return report(problem("nobody"));
        }
        int others = users.notices().size() - noPhone.size();
        return new SheetReport(List.of(), 0, noPhone, users.noticeCount() - others, lines, List.of());
    }

    private static SheetReport report(SheetProblem problem) {
        return new SheetReport(List.of(problem), 1, List.of(), 0, 0, List.of());
    }

    private static SheetProblem problem(String code, Object... arguments) {
        return new SheetProblem(
                SheetProblem.Kind.FILE, 0, "", "roster.one-roster." + code, new ArrayList<>(List.of(arguments)));
    }

    /// Some tools put all files into one folder.
    private static String name(ZipEntry entry) {
        String name = entry.getName();
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean pass(ZipInputStream zip) throws IOException {
        return count(zip, MOST_BYTES) <= MOST_BYTES;
    }

    /// How many bytes the entry has; stops soon after the limit, since a small zip can hold gigabytes.
    private static long count(ZipInputStream zip, long limit) throws IOException {
        byte[] buffer = new byte[8192];
        long seen = 0;
        for (int read = zip.read(buffer); read >= 0 && seen <= limit; read = zip.read(buffer)) {
            seen += read;
        }
        return seen;
    }

    /// The reader of a table closes what it reads; the zip goes on.
    private static final class StaysOpen extends FilterInputStream {

        StaysOpen(InputStream zip) {
            super(zip);
        }

        @Override
        public void close() {
            // The zip is closed by whoever opened it.
        }
    }
}
