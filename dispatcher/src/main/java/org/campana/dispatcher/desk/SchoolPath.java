package org.campana.dispatcher.desk;

import java.util.Optional;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.events.SchoolId;
import org.campana.web.Problem;
import org.springframework.http.HttpStatus;

/// The school that a page's address names.
final class SchoolPath {

    private SchoolPath() {}

    static School find(Schools schools, String id) {
        return read(id).flatMap(schools::find).orElseThrow(SchoolPath::unknown);
    }

    static Problem unknown() {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-school",
                        "No such school",
                        "This network has no school with that id.")
                .field("id")
                .fix("Look for it in the list of schools.");
    }

    private static Optional<SchoolId> read(String id) {
        try {
            return Optional.of(SchoolId.of(id));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
