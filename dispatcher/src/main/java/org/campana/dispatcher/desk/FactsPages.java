package org.campana.dispatcher.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.campana.dispatcher.school.Editor;
import org.campana.dispatcher.school.InvalidSchoolException;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.events.SchoolId;
import org.campana.events.SiteKind;
import org.campana.web.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Adding a school, and changing what is known of one.
@Controller
class FactsPages {

    /// Offered beside the field; any other IANA zone can be typed.
    private static final List<String> ZONES = List.of(
            "America/Los_Angeles",
            "America/Denver",
            "America/Phoenix",
            "America/Chicago",
            "America/New_York",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Puerto_Rico");

    private final Schools schools;

    FactsPages(Schools schools) {
        this.schools = schools;
    }

    @GetMapping("/schools/new")
    String blank(Model model) {
        String zone = schools.all().stream().map(School::timeZone).findFirst().orElse(ZONES.getFirst());
        return page(model, null, FactsForm.empty(zone), null);
    }

    @PostMapping("/schools")
    String add(
            @AuthenticationPrincipal Person person,
            @ModelAttribute FactsForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Wrong wrong;
        try {
            SchoolId id = form.schoolId();
            schools.change(id, before -> added(form, id, before), Editor.of(person));
            return SavedFlash.to(id, flash);
        } catch (InvalidSchoolException refused) {
            wrong = Wrong.of(refused);
        } catch (Schools.KeywordTakenException taken) {
            wrong = new Wrong("keyword", "keyword-taken");
        } catch (IdTakenException taken) {
            wrong = new Wrong("id", "id-taken");
        } catch (IllegalArgumentException malformed) {
            wrong = new Wrong("id", "id");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model, null, form, wrong);
    }

    @GetMapping("/schools/{id}/facts")
    String facts(@PathVariable String id, Model model) {
        School school = SchoolPath.find(schools, id);
        return page(model, school, FactsForm.of(school), null);
    }

    @PostMapping("/schools/{id}/facts")
    String change(
            @AuthenticationPrincipal Person person,
            @PathVariable String id,
            @ModelAttribute FactsForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        School school = SchoolPath.find(schools, id);
        Wrong wrong;
        try {
            schools.change(school.schoolId(), before -> form.read(school.schoolId(), before), Editor.of(person));
            return SavedFlash.to(school.schoolId(), flash);
        } catch (InvalidSchoolException refused) {
            wrong = Wrong.of(refused);
        } catch (Schools.KeywordTakenException taken) {
            wrong = new Wrong("keyword", "keyword-taken");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model, school, form, wrong);
    }

    private static School added(FactsForm form, SchoolId id, Optional<School> before) {
        if (before.isPresent()) {
            throw new IdTakenException();
        }
        return form.read(id, before);
    }

    private static String page(Model model, @Nullable School school, FactsForm form, @Nullable Wrong wrong) {
        model.addAttribute("school", school);
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        model.addAttribute("kinds", SiteKind.values());
        model.addAttribute("zones", ZONES);
        return "schools/facts";
    }

    /// Somebody means to add a school, and there is one with this id.
    private static final class IdTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
