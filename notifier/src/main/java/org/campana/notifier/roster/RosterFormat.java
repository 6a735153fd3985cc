package org.campana.notifier.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.ContactTitle;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.campana.events.SiteContact;
import org.campana.notifier.address.PhoneNumber;
import org.campana.web.sheet.SheetColumn;
import org.campana.web.sheet.SheetFormat;
import org.campana.web.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/// The columns of a list of people, and what each may say. No column for a name: nobody here needs one.
final class RosterFormat {

    static final SheetFormat FORMAT = SheetFormat.of(
            10_000,
            SheetColumn.required("school", "lincoln", "school id", "site", "escuela", "plantel", "colegio"),
            SheetColumn.required("kind", "staff", "audience", "tipo", "clase"),
            SheetColumn.required(
                    "number",
                    "+1 202 555 0123",
                    "phone",
                    "phone number",
                    "mobile",
                    "cell",
                    "cell phone",
                    "numero",
                    "telefono",
                    "celular",
                    "movil"),
            SheetColumn.optional("languages", "es, en", "language", "idiomas", "idioma"),
            SheetColumn.optional("title", "principal", "role", "cargo", "puesto"),
            SheetColumn.optional("contact order", "1", "contact", "orden de contacto", "contacto"),
            SheetColumn.optional("hours", "07:30-16:00", "horario", "horas"),
            SheetColumn.optional("channels", "sms", "channel", "canales", "canal"),
            SheetColumn.optional("drills", "yes", "drill", "simulacros", "simulacro"));

    private static final Pattern LIST = Pattern.compile("[,;/\\s]+");
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*(?:-|–|to|a)\\s*(\\d{1,2}):(\\d{2})");
    private static final List<String> STAFF = List.of("staff", "personal", "employee", "empleado");
    private static final List<String> FAMILY = List.of("family", "families", "familia", "familias", "parent", "padre");
    private static final List<String> YES = List.of("yes", "y", "si", "s", "true", "1", "x");
    private static final List<String> NONE = List.of("0", "-", "no", "none");
    private static final List<String> NO = List.of("no", "n", "false", "0");
    private static final Map<ContactTitle, List<String>> TITLES = new EnumMap<>(Map.of(
            ContactTitle.PRINCIPAL, List.of("director", "directora", "siteadministrator"),
            ContactTitle.FRONT_DESK, List.of("recepcion", "office", "oficina", "secretary", "secretaria"),
            ContactTitle.COUNSELOR, List.of("consejero", "consejera", "orientador", "orientadora"),
            ContactTitle.TEACHER, List.of("maestro", "maestra", "docente"),
            ContactTitle.SECURITY, List.of("seguridad"),
            ContactTitle.NURSE, List.of("enfermero", "enfermera"),
            ContactTitle.OTHER, List.of("otro", "otra")));

    private final SchoolNames schools;

    RosterFormat(SchoolNames schools) {
        this.schools = schools;
    }

    /// The row as we understand it; what is wrong with it is said to the row itself. Empty when anything is.
    Optional<RosterRow> read(SheetRow row) {
        Optional<SchoolId> school = schools.find(row.required("school"));
        if (school.isEmpty()) {
            row.refuse("school", "roster.row.school");
        }
        Optional<Audience> audience = kind(row.required("kind"));
        if (audience.isEmpty()) {
            row.refuse("kind", "roster.row.kind");
        }
        PhoneNumber number = PhoneNumber.orNull(row.required("number"));
        if (number == null) {
            row.refuse("number", "roster.row.number");
        }
        List<Language> languages = languages(row);
        List<Channel> channels = channels(row);
        Boolean drills = drills(row);
        boolean staff = audience.filter(Audience.STAFF::equals).isPresent();
        SiteContact contact = staff && school.isPresent() ? contact(row, school.get()) : null;
        if (audience.isPresent() && !staff && row.text("contact order").isPresent()) {
            row.remark("contact order", "roster.row.family-contact");
        }
        return row.isSound() && number != null && school.isPresent() && audience.isPresent()
                ? Optional.of(new RosterRow(
                        row.line(),
                        number,
                        audience.get(),
                        school.get(),
                        languages,
                        channels,
                        drills,
                        contact,
                        row.text("contact order").filter(NONE::contains).isPresent()))
                : Optional.empty();
    }

    private static Optional<Audience> kind(String cell) {
        String kind = SchoolNames.fold(cell);
        if (STAFF.contains(kind)) {
            return Optional.of(Audience.STAFF);
        }
        return FAMILY.contains(kind) ? Optional.of(Audience.FAMILIES) : Optional.empty();
    }

    private static List<Language> languages(SheetRow row) {
        List<Language> languages = new ArrayList<>();
        for (String tag : LIST.split(row.text("languages").orElse(""), -1)) {
            if (tag.isEmpty()) {
                continue;
            }
            try {
                languages.add(Language.of(tag));
            } catch (IllegalArgumentException unknown) {
                row.refuse("languages", "roster.row.languages");
                return List.of();
            }
        }
        return languages.stream().distinct().toList();
    }

    private static List<Channel> channels(SheetRow row) {
        List<Channel> channels = new ArrayList<>();
        for (String name : LIST.split(row.text("channels").orElse(""), -1)) {
            switch (SchoolNames.fold(name)) {
                case "sms", "text", "texto", "mensaje" -> channels.add(Channel.SMS);
                case "" -> {}
                case "voice", "call", "voz", "llamada" -> channels.add(Channel.VOICE);
                // A push needs a device that its owner has linked; a list knows none.
                default -> {
                    row.refuse("channels", "roster.row.channels");
                    return List.of();
                }
            }
        }
        return channels.stream().distinct().toList();
    }

    private static @Nullable Boolean drills(SheetRow row) {
        Optional<String> cell = row.text("drills").map(SchoolNames::fold);
        if (cell.isEmpty()) {
            return null;
        }
        if (!YES.contains(cell.get()) && !NO.contains(cell.get())) {
            row.refuse("drills", "roster.row.drills");
        }
        return YES.contains(cell.get());
    }

    private static @Nullable SiteContact contact(SheetRow row, SchoolId school) {
        Optional<String> order = row.text("contact order");
        if (order.isEmpty() || NONE.contains(order.get())) {
            row.text("hours").ifPresent(hours -> row.remark("hours", "roster.row.no-contact"));
            return null;
        }
        ContactTitle title = title(row);
        Optional<String> hours = row.text("hours");
        Matcher times = HOURS.matcher(hours.orElse(""));
        if (hours.isPresent() && !times.matches()) {
            row.refuse("hours", "roster.row.hours");
            return null;
        }
        try {
            int position = Integer.parseInt(order.get());
            return new SiteContact(
                    school,
                    position,
                    title,
                    hours.isEmpty() ? null : time(times, 1),
                    hours.isEmpty() ? null : time(times, 3));
        } catch (NumberFormatException noNumber) {
            row.refuse("contact order", "roster.row.contact-order");
        } catch (IllegalArgumentException outOfRange) {
            boolean hour = order.get().matches("[1-9]|1\\d|20");
            row.refuse(hour ? "hours" : "contact order", hour ? "roster.row.hours" : "roster.row.contact-order");
        }
        return null;
    }

    private static ContactTitle title(SheetRow row) {
        String cell = SchoolNames.fold(row.text("title").orElse("other")).replaceAll("[_-]", "");
        return Arrays.stream(ContactTitle.values())
                .filter(title ->
                        cell.equals(title.name().toLowerCase(Locale.ROOT).replace("_", ""))
                                || TITLES.getOrDefault(title, List.of()).contains(cell))
                .findFirst()
                .orElseGet(() -> {
                    row.refuse("title", "roster.row.title");
                    return ContactTitle.OTHER;
                });
    }

    private static String time(Matcher times, int group) {
        String hour = times.group(group);
        return (hour.length() == 1 ? "0" : "") + hour + ":" + times.group(group + 1);
    }
}
