package org.campana.ingest.release;

import java.util.List;
import java.util.UUID;
import org.campana.events.SchoolId;
import org.campana.ingest.request.Fields;
import org.campana.ingest.school.School;
import org.campana.ingest.school.Schools;
import org.campana.web.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Who may release for which school.
@RestController
class ReleaserApi {

    private final Releasers releasers;
    private final Schools schools;

    ReleaserApi(Releasers releasers, Schools schools) {
        this.releasers = releasers;
        this.schools = schools;
    }

    /// Everybody who holds the role.
    @GetMapping("/api/v1/releasers")
    List<Named> all() {
        return releasers.ofTheNetwork().stream().map(Named::of).toList();
    }

    /// Those a school named who hold the role now; empty when every releaser of the network may.
    @GetMapping("/api/v1/releasers/{school}")
    Answer of(@PathVariable String school) {
        return answer(known(school));
    }

    @PutMapping("/api/v1/releasers/{school}")
    Answer name(@AuthenticationPrincipal Person admin, @PathVariable String school, @RequestBody Wanted wanted) {
        SchoolId id = known(school);
        releasers.name(
                admin,
                id,
                Fields.present("people", wanted.people(), "Send the ids of people, or [] for every releaser."));
        return answer(id);
    }

    private Answer answer(SchoolId school) {
        return new Answer(
                school.value(), releasers.of(school).stream().map(Named::of).toList());
    }

    private SchoolId known(String school) {
        try {
            return schools.find(SchoolId.of(school)).map(School::schoolId).orElseThrow(() -> Fields.notFound("school"));
        } catch (IllegalArgumentException malformed) {
            throw Fields.notFound("school");
        }
    }

    /// @param people account ids
    record Wanted(@Nullable List<UUID> people) {}

    record Answer(String schoolId, List<Named> people) {}

    record Named(UUID personId, String name) {

        static Named of(Person person) {
            return new Named(person.id(), person.name());
        }
    }
}
