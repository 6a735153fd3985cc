package org.campana.dispatcher.enlist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.campana.dispatcher.school.BellTimes;
import org.campana.dispatcher.school.Protocol;
import org.campana.dispatcher.school.School;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SiteKind;
import org.jspecify.annotations.Nullable;

/// What one row says of a school. What it does not say is null, and stays as it is.
///
/// @param timeZone a new school takes the zone of the others when its row has none
/// @param places by name
record Listed(
        SchoolId schoolId,
        String name,
        String keyword,
        @Nullable SiteKind kind,
        @Nullable String timeZone,
        double latitude,
        double longitude,
        @Nullable List<String> places) {

    /// The school as it would be.
    ///
    /// @throws org.campana.dispatcher.school.InvalidSchoolException naming the field at fault
    School onto(Optional<School> before) {
        return new School(
                schoolId,
                name,
                kind != null ? kind : before.map(School::kind).orElse(SiteKind.SCHOOL),
                keyword,
                timeZone != null ? timeZone : before.map(School::timeZone).orElse(""),
                latitude,
                longitude,
                places(before.map(School::places).orElse(List.of())),
                true,
                before.map(School::protocol).orElse(Protocol.DEFAULT),
                before.map(School::bells).orElse(BellTimes.NONE));
    }

    private List<SchoolPlace> places(List<SchoolPlace> before) {
        if (places == null) {
            return before;
        }
        List<SchoolPlace> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String place : places) {
            String id = before.stream()
                    .filter(known -> known.name().equals(place))
                    .map(SchoolPlace::placeId)
                    .findFirst()
                    .orElseGet(() -> School.shortName(place));
            String free = id;
            for (int n = 2; !ids.add(free); n++) {
                free = id.substring(0, Math.min(36, id.length())) + "-" + n;
            }
            read.add(School.place(free, place, "places[" + read.size() + "]"));
        }
        return read;
    }
}
