package org.campana.ingest.intake;

import org.campana.ingest.incident.Activity;
import org.campana.ingest.incident.GroupSize;
import org.campana.ingest.request.Answer;
import org.campana.ingest.request.IdempotencyKey;
import org.campana.ingest.request.Once;
import org.campana.ingest.school.Schools;
import org.campana.ingest.screen.Reporter;
import org.campana.web.Person;
import org.campana.web.Problem;
import org.campana.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;

/// The plain report page: one form that needs no script, and no sign-in where the network allows that.
@Controller
class ReportPage {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ReportCheck check;
    private final Intake intake;
    private final Once once;
    private final Schools schools;
    private final IntakeSettings settings;

    ReportPage(ReportCheck check, Intake intake, Once once, Schools schools, IntakeSettings settings) {
        this.check = check;
        this.intake = intake;
        this.once = once;
        this.schools = schools;
        this.settings = settings;
    }

    @GetMapping("/report")
    String form(@AuthenticationPrincipal @Nullable Person person, Model model) {
        reporter(person);
        return page(model, ReportForm.empty(), null);
    }

    @PostMapping("/report")
    String send(@AuthenticationPrincipal @Nullable Person person, @ModelAttribute ReportForm sent, Model model) {
        Reporter reporter = reporter(person);
        ReportForm form = sent.keyed();
        try {
            Answer answer = once.answerAfterFirst(
                    person == null ? Once.NOBODY : person.id(),
                    IdempotencyKey.of(form.key()),
                    "POST /report",
                    form,
                    () -> intake.receive(reporter, check.check(form)));
            model.addAttribute("received", JSON.readValue(answer.json(), Intake.Received.class));
            return "ingest/received";
        } catch (Problem refused) {
            return page(model, form, refused);
        }
    }

    private String page(Model model, ReportForm form, @Nullable Problem refused) {
        model.addAttribute("report", form);
        model.addAttribute("activities", Activity.values());
        model.addAttribute("sizes", GroupSize.values());
        model.addAttribute("schools", schools.active());
        model.addAttribute("refused", refused);
        return "ingest/report";
    }

    private Reporter reporter(@Nullable Person person) {
        if (person != null && (person.has(Role.REPORTER) || person.has(Role.VERIFIER))) {
            return new Reporter.Invited(person);
        }
        if (!settings.openPage()) {
            throw Problem.of(
                            HttpStatus.FORBIDDEN,
                            "invited-reporters-only",
                            "Only invited people report here",
                            "This network takes reports from people it invited.")
                    .fix("Open the link the network gave you, or call its hotline.");
        }
        return new Reporter.Anonymous();
    }
}
