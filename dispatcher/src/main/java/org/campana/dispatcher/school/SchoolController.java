package org.campana.dispatcher.school;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.IntStream;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SiteKind;
import org.campana.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
    ResponseEntity<School> put(@PathVariable("id") String id, @RequestBody SchoolBody body) {
        if (body.schoolId != null && !body.schoolId.equals(id)) {
            throw invalid("schoolId", "schoolId must be the one of the path");
        }
        School school = read(schoolId(id, HttpStatus.UNPROCESSABLE_CONTENT), body);
        try {
            return switch (schools.put(school)) {
                case ADDED -> ResponseEntity.status(HttpStatus.CREATED).body(school);
                case CHANGED, UNCHANGED -> ResponseEntity.ok(school);
            };
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

    private static School read(SchoolId id, SchoolBody body) {
        try {
            return new School(
                    id,
                    given(body.name, "name"),
                    given(body.kind, "kind"),
                    given(body.keyword, "keyword"),
                    given(body.timeZone, "timeZone"),
                    given(body.latitude, "latitude"),
                    given(body.longitude, "longitude"),
                    body.places == null ? List.of() : places(body.places),
                    body.active == null || body.active);
        } catch (InvalidSchoolException invalid) {
            throw invalid(invalid.field(), invalid.getMessage());
        }
    }

    private static List<SchoolPlace> places(List<@Nullable PlaceBody> places) {
        return IntStream.range(0, places.size())
                .mapToObj(i -> {
                    String at = "places[" + i + "]";
                    PlaceBody place = given(places.get(i), at);
                    String name = given(place.name, at + ".name").strip();
                    if (name.isEmpty() || name.length() > 80) {
                        throw new InvalidSchoolException(at + ".name", "must have 1 to 80 characters");
                    }
                    String placeId = given(place.placeId, at + ".placeId");
                    if (placeId.isBlank() || placeId.length() > 40) {
                        throw new InvalidSchoolException(at + ".placeId", "must have 1 to 40 characters");
                    }
                    return new SchoolPlace(placeId, name);
                })
                .toList();
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw new InvalidSchoolException(field, "is missing");
        }
        return value;
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

    /// A school as it is sent; everything may be missing, and what is missing is named.
    ///
    /// @param schoolId may be left out; else it has to be the one of the path, as in what GET answers
    record SchoolBody(
            @Nullable String schoolId,
            @Nullable String name,
            @Nullable SiteKind kind,
            @Nullable String keyword,
            @Nullable String timeZone,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable List<@Nullable PlaceBody> places,
            @Nullable Boolean active) {}

    /// A place as it is sent.
    record PlaceBody(@Nullable String placeId, @Nullable String name) {}
}
