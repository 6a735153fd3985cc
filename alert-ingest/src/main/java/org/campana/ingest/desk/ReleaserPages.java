package org.campana.ingest.desk;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campana.events.SchoolId;
import org.campana.ingest.release.Releasers;
import org.campana.ingest.school.School;
import org.campana.ingest.school.Schools;
import org.campana.web.Person;
import org.campana.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Who may release for which school.
@Controller
@RequestMapping("/desk/releasers")
class ReleaserPages {

    private final Releasers releasers;
    private final Schools schools;

    ReleaserPages(Releasers releasers, Schools schools) {
        this.releasers = releasers;
        this.schools = schools;
    }

    @GetMapping
    String all(@AuthenticationPrincipal Person person, Model model) {
        List<Person> network = releasers.ofTheNetwork();
        model.addAttribute(
                "schools",
                schools.active().stream().map(school -> row(school, network)).toList());
        model.addAttribute("mayChange", person.has(Role.NETWORK_ADMIN));
        return "ingest/releasers";
    }

    private Row row(School school, List<Person> network) {
        Set<UUID> named =
                releasers.of(school.schoolId()).stream().map(Person::id).collect(Collectors.toSet());
        return new Row(
                school.schoolId().value(),
                school.name(),
                network.stream()
                        .map(person -> new Releaser(person.id().toString(), person.name(), named.contains(person.id())))
                        .toList(),
                releasers.namedBy(school.schoolId()) > 0 && named.isEmpty());
    }

    @PostMapping("/{school}")
    String name(
            @AuthenticationPrincipal Person admin,
            @PathVariable String school,
            @RequestParam(required = false) @Nullable List<UUID> people,
            RedirectAttributes flash) {
        return Refusal.redirect(flash, "/desk/releasers", () -> {
            releasers.name(admin, SchoolId.of(school), people == null ? List.of() : people);
            flash.addFlashAttribute("saved", school);
            return "/desk/releasers";
        });
    }

    /// One school.
    ///
    /// @param nobodyLeft whether it named people of whom nobody holds the role any more
    record Row(String id, String name, List<Releaser> people, boolean nobodyLeft) {

        /// Those it named, in words; empty for everybody.
        public String named() {
            return people.stream().filter(Releaser::named).map(Releaser::name).collect(Collectors.joining(", "));
        }
    }

    /// @param named whether this school named them
    record Releaser(String id, String name, boolean named) {}
}
