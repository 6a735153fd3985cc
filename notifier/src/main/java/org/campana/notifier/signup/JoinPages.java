package org.campana.notifier.signup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.campana.events.Language;
import org.campana.notifier.school.School;
import org.campana.notifier.school.Schools;
import org.campana.web.Problem;
import org.campana.web.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/// Joining step by step, each a plain form: school, languages and number, code.
@Controller
class JoinPages {

    private final Schools schools;
    private final WishCheck check;
    private final Doors doors;
    private final JoinWords words;

    JoinPages(Schools schools, WishCheck check, Doors doors, JoinWords words) {
        this.schools = schools;
        this.check = check;
        this.doors = doors;
        this.words = words;
    }

    @GetMapping("/join")
    String choose(Model model) {
        model.addAttribute("schools", schools.active());
        return "signup/schools";
    }

    @GetMapping("/join/{school}")
    String form(@PathVariable String school, Locale page, Model model) {
        return form(model, school(school), JoinForm.empty(page.toLanguageTag()), null);
    }

    @PostMapping("/join/{school}")
    Object ask(@PathVariable String school, @ModelAttribute JoinForm sent, HttpServletRequest request, Model model) {
        School main = school(school);
        try {
            Wish wish = check.wish(sent.schools(main.schoolId().value()), sent.languages(), sent.way(), sent.hours());
            Token token =
                    doors.byNumber().ask(WishCheck.number(sent.number()), wish, Network.of(request.getRemoteAddr()));
            return SeeOther.to("/join/" + main.schoolId() + "/code/" + token.clear());
        } catch (Problem refused) {
            return form(model, main, sent, refused);
        }
    }

    /// The same page for every token: it is not even looked up.
    @GetMapping("/join/{school}/code/{token}")
    String code(@PathVariable String school, Locale page, Model model) {
        return code(model, school(school), page, null);
    }

    @PostMapping("/join/{school}/code/{token}")
    Object confirm(
            @PathVariable String school,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String code,
            Locale page,
            Model model) {
        School main = school(school);
        try {
            return switch (doors.confirmation().confirm(token, code, page)) {
                case Confirmation.Joined joined ->
                    SeeOther.to("/leave/" + joined.link().clear() + "?joined");
                case Confirmation.Refused refused -> code(model, main, page, "code-refused");
                case Confirmation.OnAnotherList other -> code(model, main, page, "on-another-list");
            };
        } catch (Problem crowded) {
            return code(model, main, page, crowded.slug());
        }
    }

    private String form(Model model, School school, JoinForm sent, @Nullable Problem refused) {
        model.addAttribute("school", school);
        model.addAttribute("others", others(school));
        model.addAttribute("join", sent);
        model.addAttribute("languages", words.languages());
        model.addAttribute("refused", refused);
        model.addAttribute("calls", words.calls());
        model.addAttribute("vapidKey", words.vapidKey());
        return "signup/join";
    }

    private String code(Model model, School school, Locale page, @Nullable String refused) {
        model.addAttribute("school", school);
        model.addAttribute("agreed", words.agreed(page));
        model.addAttribute("programme", words.programme(Language.of(page.toLanguageTag())));
        model.addAttribute("number", words.number());
        model.addAttribute("refused", refused);
        return "signup/code";
    }

    private List<School> others(School school) {
        return schools.active().stream()
                .filter(each -> !each.schoolId().equals(school.schoolId()))
                .toList();
    }

    private School school(String id) {
        return check.school(id)
                .orElseThrow(() -> Problem.of(
                                HttpStatus.NOT_FOUND,
                                "school-not-here",
                                "This school is not here",
                                "The address names no school of this network, or one that left it.")
                        .fix("Choose your school at /join"));
    }

    /// 303, so that the browser goes on by GET and a reload does not post again.
    private static final class SeeOther {

        static RedirectView to(String path) {
            RedirectView view = new RedirectView(path);
            view.setStatusCode(HttpStatus.SEE_OTHER);
            view.setExposeModelAttributes(false);
            return view;
        }
    }
}
