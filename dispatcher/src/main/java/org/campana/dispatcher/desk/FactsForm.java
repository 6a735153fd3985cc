package org.campana.dispatcher.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.campana.dispatcher.school.BellTimes;
import org.campana.dispatcher.school.Protocol;
import org.campana.dispatcher.school.School;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SiteKind;
import org.jspecify.annotations.Nullable;

/// The facts of a school as a form sends them, and as it shows them again when something is wrong.
///
/// @param id of a new school; left out it is made from the name
/// @param places one name a line
/// @param left whether the school left the network
record FactsForm(
        @Nullable String id,
        @Nullable String name,
        @Nullable SiteKind kind,
        @Nullable String keyword,
        @Nullable String timeZone,
        @Nullable String latitude,
        @Nullable String longitude,
        @Nullable String places,
        @Nullable Boolean left) {

    static FactsForm empty(String timeZone) {
        return new FactsForm(null, null, SiteKind.SCHOOL, null, timeZone, null, null, null, false);
    }

    static FactsForm of(School school) {
        return new FactsForm(
                school.schoolId().value(),
                school.name(),
                school.kind(),
                school.keyword(),
                school.timeZone(),
                Double.toString(school.latitude()),
                Double.toString(school.longitude()),
                school.places().stream().map(SchoolPlace::name).collect(Collectors.joining("\n")),
                !school.active());
    }

    /// The id it asks for.
    ///
    /// @throws IllegalArgumentException when neither the id nor the name makes one
    SchoolId schoolId() {
        return SchoolId.of(text(id).isEmpty() ? School.shortName(text(name)) : text(id));
    }

    /// The school it describes.
    ///
    /// @param before the school as it is; empty for a new one
    /// @throws org.campana.dispatcher.school.InvalidSchoolException naming the first field at fault
    School read(SchoolId schoolId, Optional<School> before) {
        return new School(
                schoolId,
                text(name),
                kind == null ? SiteKind.SCHOOL : kind,
                text(keyword).toUpperCase(Locale.ROOT),
                text(timeZone),
                number(latitude),
                number(longitude),
                places(before.map(School::places).orElse(List.of())),
                left == null || !left,
                before.map(School::protocol).orElse(Protocol.DEFAULT),
                before.map(School::bells).orElse(BellTimes.NONE));
    }

    /// A place that is there already keeps its id, so that links to it stay good.
    private List<SchoolPlace> places(List<SchoolPlace> before) {
        List<SchoolPlace> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<String> names = text(places)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        for (String line : names) {
            String wanted = before.stream()
                    .filter(place -> place.name().equals(line))
                    .map(SchoolPlace::placeId)
                    .findFirst()
                    .orElseGet(() -> School.shortName(line));
            String free = wanted.isEmpty() ? "place" : wanted;
            for (int n = 2; !ids.add(free); n++) {
                free = cut(wanted, 36) + "-" + n;
            }
            read.add(School.place(free, line, "places[" + read.size() + "]"));
        }
        return read;
    }

    /// Not a number is what [School] refuses by the field's name.
    private static double number(@Nullable String sent) {
        try {
            return Double.parseDouble(text(sent).replace(',', '.'));
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(most, text.length())).replaceAll("-+$", "");
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent.strip();
    }
}
