package org.campana.dispatcher.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.campana.dispatcher.school.BellTimes;
import org.campana.dispatcher.school.Editor;
import org.campana.dispatcher.school.InvalidSchoolException;
import org.campana.dispatcher.school.Protocol;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.events.Channel;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What was agreed with a school: its protocol and its bell times.
@Controller
@RequestMapping("/schools/{id}")
class AgreedPages {

    private final Schools schools;

    AgreedPages(Schools schools) {
        this.schools = schools;
    }

    @GetMapping("/protocol")
    String protocol(@PathVariable String id, Model model) {
        School school = SchoolPath.find(schools, id);
        return protocolPage(model, school, ProtocolForm.of(school.protocol()), null);
    }

    @PostMapping("/protocol")
    String agree(
            @AuthenticationPrincipal Person person,
            @PathVariable String id,
            @ModelAttribute ProtocolForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        School school = SchoolPath.find(schools, id);
        try {
            Protocol protocol = form.read();
            schools.change(
                    school.schoolId(),
                    before -> before.orElseThrow(SchoolPath::unknown).with(protocol),
                    Editor.of(person));
            return SavedFlash.to(school.schoolId(), flash);
        } catch (IllegalArgumentException refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return protocolPage(model, school, form, new Wrong("protocol", "protocol"));
        }
    }

    @GetMapping("/bells")
    String bells(@PathVariable String id, Locale locale, Model model) {
        School school = SchoolPath.find(schools, id);
        return bellsPage(model, school, BellsForm.of(school.bells(), locale), null);
    }

    @PostMapping("/bells")
    String ring(
            @AuthenticationPrincipal Person person,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        School school = SchoolPath.find(schools, id);
        BellsForm form = BellsForm.of(sent, school.bells(), locale);
        try {
            BellTimes bells = form.read();
            schools.change(
                    school.schoolId(),
                    before -> before.orElseThrow(SchoolPath::unknown).with(bells),
                    Editor.of(person));
            return SavedFlash.to(school.schoolId(), flash);
        } catch (InvalidSchoolException refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return bellsPage(model, school, form, Wrong.of(refused));
        }
    }

    private static String protocolPage(Model model, School school, ProtocolForm form, @Nullable Wrong wrong) {
        model.addAttribute("school", school);
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        model.addAttribute("channels", Channel.values());
        return "schools/protocol";
    }

    private static String bellsPage(Model model, School school, BellsForm form, @Nullable Wrong wrong) {
        model.addAttribute("school", school);
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        return "schools/bells";
    }
}
