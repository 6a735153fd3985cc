package org.campana.dispatcher.desk;

import java.util.Locale;
import java.util.Map;
import org.campana.dispatcher.audience.SiteContacts;
import org.campana.dispatcher.audience.SiteContacts.Reach;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.events.SchoolId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// All schools, and one.
@Controller
class SchoolPages {

    private final Schools schools;
    private final SiteContacts contacts;
    private final SchoolScreens screens;

    SchoolPages(Schools schools, SiteContacts contacts, SchoolScreens screens) {
        this.schools = schools;
        this.contacts = contacts;
        this.screens = screens;
    }

    @GetMapping("/schools")
    String all(Model model) {
        Map<SchoolId, Reach> reach = contacts.reach();
        model.addAttribute(
                "schools",
                schools.all().stream()
                        .map(school -> new Row(school, reach.getOrDefault(school.schoolId(), Reach.NOBODY)))
                        .toList());
        return "schools/list";
    }

    @GetMapping("/schools/{id}")
    String one(@PathVariable String id, Locale locale, Model model) {
        model.addAttribute("site", screens.of(SchoolPath.find(schools, id), locale));
        return "schools/school";
    }

    /// One line of the list.
    record Row(School school, Reach reach) {

        /// Whether nobody could be reached there. A school that left needs nobody.
        public boolean gap() {
            return school.active() && reach.gap();
        }
    }
}
