package org.campana.ingest.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.IncidentId;
import org.campana.ingest.release.Afterwards;
import org.campana.ingest.release.AlertOrder;
import org.campana.ingest.release.FollowUps;
import org.campana.ingest.release.Releases;
import org.campana.ingest.release.Writing;
import org.campana.ingest.request.Fields;
import org.campana.ingest.request.IdempotencyKey;
import org.campana.web.Person;
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

/// Approve an alert and watch it.
@Controller
@RequestMapping("/desk")
class AlertPages {

    private final AlertScreens screens;
    private final Writing writing;
    private final Releases releases;
    private final Afterwards afterwards;
    private final Live live;

    AlertPages(AlertScreens screens, Writing writing, Releases releases, Afterwards afterwards, Live live) {
        this.screens = screens;
        this.writing = writing;
        this.releases = releases;
        this.afterwards = afterwards;
        this.live = live;
    }

    @GetMapping("/alerts/{id}")
    String alert(@AuthenticationPrincipal Person person, @PathVariable String id, Model model) {
        model.addAttribute("alert", screens.of(Fields.alertId(id), person));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "ingest/alert";
    }

    /// The counts alone, for the live page.
    @GetMapping("/alerts/{id}/progress")
    String progress(@AuthenticationPrincipal Person person, @PathVariable String id, Model model) {
        model.addAttribute("alert", screens.of(Fields.alertId(id), person));
        return "ingest/alert-progress :: live";
    }

    /// Says that the alert changed, as it changes.
    @GetMapping("/alerts/{id}/live")
    @ResponseBody
    void live(@PathVariable String id, HttpServletResponse response) throws IOException {
        live.alert(Fields.alertId(id), response);
    }

    @PostMapping("/incidents/{id}/alerts")
    String write(
            @AuthenticationPrincipal Person person,
            @PathVariable String id,
            @RequestParam @Nullable String key,
            @ModelAttribute AlertOrder order,
            RedirectAttributes flash) {
        IncidentId incident = Fields.incidentId(id);
        return Refusal.redirect(
                flash,
                "/desk/incidents/" + incident,
                () -> page(writing.write(person, incident, IdempotencyKey.of(key), order)));
    }

    @PostMapping("/alerts/{id}/approval")
    String approve(@AuthenticationPrincipal Person person, @PathVariable String id, RedirectAttributes flash) {
        AlertId alert = Fields.alertId(id);
        return Refusal.redirect(flash, page(alert), () -> {
            releases.approve(person, alert);
            return page(alert);
        });
    }

    @PostMapping("/alerts/{id}/rejection")
    String reject(@AuthenticationPrincipal Person person, @PathVariable String id, RedirectAttributes flash) {
        AlertId alert = Fields.alertId(id);
        return Refusal.redirect(flash, page(alert), () -> {
            releases.reject(person, alert);
            return page(alert);
        });
    }

    @PostMapping("/alerts/{id}/stop")
    String stop(@AuthenticationPrincipal Person person, @PathVariable String id, RedirectAttributes flash) {
        AlertId alert = Fields.alertId(id);
        return Refusal.redirect(flash, page(alert), () -> {
            afterwards.stop(person, alert);
            return page(alert);
        });
    }

    @PostMapping("/alerts/{id}/follow-ups")
    String followUp(
            @AuthenticationPrincipal Person person,
            @PathVariable String id,
            @RequestParam @Nullable String key,
            @ModelAttribute FollowUps.Asked asked,
            RedirectAttributes flash) {
        AlertId alert = Fields.alertId(id);
        return Refusal.redirect(flash, page(alert), () -> {
            afterwards.followUp(person, alert, IdempotencyKey.of(key), asked);
            return page(alert);
        });
    }

    private static String page(AlertId alert) {
        return "/desk/alerts/" + alert;
    }
}
