package org.campana.dispatcher.enlist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campana.dispatcher.school.School;
import org.campana.events.SchoolId;

/// The schools there are, and those a file has named so far: what makes the next row a new school, a known one or a
/// contradiction.
final class Known {

    private final Map<SchoolId, School> schools;
    private final Map<String, SchoolId> keywords = new HashMap<>();
    private final Map<SchoolId, Long> lines = new HashMap<>();
    private final Optional<String> zone;

    Known(List<School> all) {
        schools = all.stream().collect(Collectors.toMap(School::schoolId, Function.identity()));
        all.forEach(school -> keywords.put(school.keyword(), school.schoolId()));
        zone = all.stream().map(School::timeZone).findFirst();
    }

    Optional<School> find(SchoolId id) {
        return Optional.ofNullable(schools.get(id));
    }

    Optional<SchoolId> byKeyword(String keyword) {
        return Optional.ofNullable(keywords.get(keyword));
    }

    Optional<SchoolId> byName(String name) {
        return schools.values().stream()
                .filter(school -> school.name().equalsIgnoreCase(name))
                .map(School::schoolId)
                .findFirst();
    }

    /// The zone that a school without one is taken to be in.
    Optional<String> zone() {
        return zone;
    }

    /// The line that named this school before, if one did.
    Optional<Long> before(SchoolId id) {
        return Optional.ofNullable(lines.get(id));
    }

    void name(SchoolId id, String keyword, long line) {
        lines.put(id, line);
        keywords.put(keyword, id);
    }
}
