package org.campana.dispatcher.desk;

import java.util.List;
import java.util.Map;
import org.campana.dispatcher.audience.SiteContacts;
import org.campana.dispatcher.audience.SiteContacts.Reach;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.events.SchoolId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which schools nobody can be reached at.
@RestController
class GapsApi {

    private final Schools schools;
    private final SiteContacts contacts;

    GapsApi(Schools schools, SiteContacts contacts) {
        this.schools = schools;
        this.contacts = contacts;
    }

    @GetMapping("/api/v1/schools/gaps")
    Gaps gaps() {
        Map<SchoolId, Reach> reach = contacts.reach();
        return new Gaps(schools.all().stream()
                .filter(School::active)
                .map(school -> Gap.of(school, reach.getOrDefault(school.schoolId(), Reach.NOBODY)))
                .filter(gap -> gap.reachable == 0)
                .toList());
    }

    /// The active schools without a contact who can be reached.
    record Gaps(List<Gap> gaps) {}

    /// One of them.
    ///
    /// @param contacts how many it has named
    record Gap(SchoolId schoolId, String name, int contacts, int reachable) {

        static Gap of(School school, Reach reach) {
            return new Gap(school.schoolId(), school.name(), reach.contacts(), reach.reachable());
        }
    }
}
