package org.campana.ingest.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.campana.events.IncidentId;
import org.campana.ingest.incident.Incident;
import org.campana.ingest.request.Fields;
import org.campana.ingest.verify.Basis;
import org.campana.ingest.verify.DecisionRequest;
import org.campana.web.Person;
import org.campana.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Queue, report and decision on one screen.
@Controller
@RequestMapping("/desk")
class DeskPages {

    private final Screens screens;
    private final Records records;
    private final Live live;

    DeskPages(Screens screens, Records records, Live live) {
        this.screens = screens;
        this.records = records;
        this.live = live;
    }

    @GetMapping
    String desk(@AuthenticationPrincipal Person person, Model model) {
        return screen(person, null, model);
    }

    @GetMapping("/incidents/{id}")
    String incident(@AuthenticationPrincipal Person person, @PathVariable String id, Model model) {
        return screen(person, Fields.incidentId(id), model);
    }

    /// The left column alone, for the live page.
    @GetMapping("/queue")
    String queue(@AuthenticationPrincipal Person person, @RequestParam @Nullable String incident, Model model) {
        IncidentId selected = incident == null || incident.isBlank() ? null : Fields.incidentId(incident);
        model.addAttribute("queue", screens.queue(selected));
        model.addAttribute("incident", chosen(selected, person).orElse(null));
        return "ingest/desk-queue :: live";
    }

    /// Says that the queue changed, as it changes.
    @GetMapping("/live")
    @ResponseBody
    void live(HttpServletResponse response) throws IOException {
        live.queue(response);
    }

    @PostMapping("/incidents/{id}/claim")
    String claim(@AuthenticationPrincipal Person person, @PathVariable String id, RedirectAttributes flash) {
        IncidentId incident = Fields.incidentId(id);
        return Refusal.redirect(flash, page(incident), () -> {
            records.verifying().claim(person, incident);
            return page(incident);
        });
    }

    @PostMapping("/incidents/{id}/decision")
    String decide(
            @AuthenticationPrincipal Person person,
            @PathVariable String id,
            @ModelAttribute DecisionRequest decision,
            RedirectAttributes flash) {
        IncidentId incident = Fields.incidentId(id);
        return Refusal.redirect(flash, page(incident), () -> {
            records.verifying().decide(person, incident, decision);
            return page(incident);
        });
    }

    private String screen(Person person, @Nullable IncidentId asked, Model model) {
        Optional<IncidentScreen> chosen = chosen(asked, person);
        if (asked != null && chosen.isEmpty()) {
            throw Fields.notFound("incident");
        }
        model.addAttribute(
                "queue", screens.queue(chosen.map(IncidentScreen::incidentId).orElse(null)));
        model.addAttribute("incident", chosen.orElse(null));
        model.addAttribute("bases", Basis.Kind.values());
        model.addAttribute("mayVerify", person.has(Role.VERIFIER));
        model.addAttribute("mayWrite", person.has(Role.VERIFIER) || person.has(Role.RELEASER));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "ingest/desk";
    }

    private Optional<IncidentScreen> chosen(@Nullable IncidentId asked, Person person) {
        Optional<Incident> incident = screens.chosen(asked);
        return incident.map(found -> screens.incident(found, person));
    }

    private static String page(IncidentId incident) {
        return "/desk/incidents/" + incident;
    }
}
