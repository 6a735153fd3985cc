package org.campana.notifier.roster;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.campana.events.SchoolId;
import org.campana.notifier.school.School;

/// Which school a cell means: by its id, its keyword or its name, without case, accents and spaces.
final class SchoolNames {

    private static final Pattern MARKS_AND_SPACES = Pattern.compile("[\\p{M}\\s]+");

    private final Map<String, SchoolId> ids = new HashMap<>();

    SchoolNames(Collection<School> schools) {
        Set<String> ambiguous = new HashSet<>();
        schools.forEach(school -> {
            String name = fold(school.name());
            SchoolId other = ids.put(name, school.schoolId());
            if (other != null && !other.equals(school.schoolId())) {
                ambiguous.add(name);
            }
        });
        ambiguous.forEach(ids::remove);
        // An id or a keyword is one school's alone, and beats another's name.
        schools.forEach(school -> ids.put(fold(school.keyword()), school.schoolId()));
        schools.forEach(school -> ids.put(fold(school.schoolId().value()), school.schoolId()));
    }

    /// Empty for a school that is not in the network, and for a name that two of them have.
    Optional<SchoolId> find(String cell) {
        return Optional.ofNullable(ids.get(fold(cell)));
    }

    static String fold(String text) {
        return MARKS_AND_SPACES
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
