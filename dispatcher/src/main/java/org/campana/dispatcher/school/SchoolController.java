package org.campana.dispatcher.school;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.campana.events.SchoolId;
import org.campana.web.Person;
import org.campana.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Schools over HTTP.
@RestController
@RequestMapping("/api/v1/schools")
class SchoolController {

    private final Schools schools;

    SchoolController(Schools schools) {
        this.schools = schools;
    }

    @GetMapping
    SchoolList all() {
        return new SchoolList(schools.all());
    }

    @GetMapping("/{id}")
    School one(@PathVariable("id") String id) {
        return schools.find(schoolId(id, HttpStatus.NOT_FOUND)).orElseThrow(SchoolController::unknown);
    }

    @PutMapping("/{id}")
    ResponseEntity<School> put(
            @AuthenticationPrincipal Person person, @PathVariable("id") String id, @RequestBody SchoolBody body) {
        if (body.schoolId() != null && !body.schoolId().equals(id)) {
            throw invalid("schoolId", "schoolId must be the one of the path");
        }
        SchoolId schoolId = schoolId(id, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            Schools.Changed changed =
                    schools.change(schoolId, before -> body.read(schoolId, before), Editor.of(person));
            return switch (changed.change()) {
                case ADDED -> ResponseEntity.status(HttpStatus.CREATED).body(changed.school());
                case CHANGED, UNCHANGED -> ResponseEntity.ok(changed.school());
            };
        } catch (InvalidSchoolException invalid) {
            throw invalid(invalid.field(), invalid.getMessage());
        } catch (Schools.KeywordTakenException taken) {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "keyword-taken",
                            "Another school has this keyword",
                            "A keyword alone has to say which school is meant, so no two schools share one.")
                    .field("keyword")
                    .fix("Choose a keyword that no school of GET /api/v1/schools has.");
        }
    }

    private static SchoolId schoolId(String text, HttpStatus otherwise) {
        try {
            return SchoolId.of(text);
        } catch (IllegalArgumentException malformed) {
            if (otherwise == HttpStatus.NOT_FOUND) {
                throw unknown();
            }
            throw invalid("id", "The id of a school is 2 to 40 of a-z, 0-9 and hyphen");
        }
    }

    private static Problem unknown() {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-school",
                        "No such school",
                        "This network has no school with that id.")
                .field("id")
                .fix("Use one of GET /api/v1/schools.");
    }

    private static Problem invalid(String field, @Nullable String rule) {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "invalid-school",
                        "The school is not described rightly",
                        rule == null ? field : rule)
                .field(field)
                .fix("Correct the field and send the whole school again.");
    }

    /// All schools of the network.
    record SchoolList(@JsonProperty("schools") List<School> schools) {}
}
