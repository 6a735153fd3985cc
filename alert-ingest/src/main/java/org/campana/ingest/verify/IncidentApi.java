package org.campana.ingest.verify;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.campana.events.IncidentId;
import org.campana.ingest.incident.Incident;
import org.campana.ingest.incident.IncidentState;
import org.campana.ingest.incident.Incidents;
import org.campana.ingest.incident.Reports;
import org.campana.ingest.release.Alert;
import org.campana.ingest.release.Alerts;
import org.campana.ingest.request.Fields;
import org.campana.web.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The calls of verifiers.
@RestController
@RequestMapping("/api/v1/incidents")
class IncidentApi {

    private static final int PAGE = 50;

    private final Incidents incidents;
    private final Reports reports;
    private final Decisions decisions;
    private final Alerts alerts;
    private final Verifying verifying;

    IncidentApi(Incidents incidents, Reports reports, Decisions decisions, Alerts alerts, Verifying verifying) {
        this.incidents = incidents;
        this.reports = reports;
        this.decisions = decisions;
        this.alerts = alerts;
        this.verifying = verifying;
    }

    /// The newest first, 50 at a time; `after` is the `next` of the part before.
    @GetMapping
    IncidentView.Page list(
            @RequestParam(required = false) @Nullable List<String> state,
            @RequestParam(required = false) @Nullable String after) {
        List<Incident> found = incidents.page(states(state), cursor(after), PAGE + 1);
        List<IncidentView> shown =
                found.stream().limit(PAGE).map(IncidentView::of).toList();
        return new IncidentView.Page(
                shown, found.size() > PAGE ? shown.getLast().incidentId() : null);
    }

    @GetMapping("/{id}")
    IncidentView.Whole one(@PathVariable String id) {
        IncidentId incident = Fields.incidentId(id);
        return new IncidentView.Whole(
                incidents.find(incident).map(IncidentView::of).orElseThrow(() -> Fields.notFound("incident")),
                reports.of(incident).stream().map(IncidentView.Seen::of).toList(),
                decisions.of(incident).stream().map(IncidentView.Said::of).toList(),
                alerts.of(incident).stream().map(Alert::alertId).toList());
    }

    @PostMapping("/{id}/claim")
    Claiming.Claimed claim(@AuthenticationPrincipal Person person, @PathVariable String id) {
        return verifying.claim(person, Fields.incidentId(id));
    }

    @PostMapping("/{id}/decision")
    Verification.Decided decide(
            @AuthenticationPrincipal Person person, @PathVariable String id, @RequestBody DecisionRequest decision) {
        return verifying.decide(person, Fields.incidentId(id), decision);
    }

    private static Set<IncidentState> states(@Nullable List<String> names) {
        Map<String, IncidentState> known = new LinkedHashMap<>();
        Arrays.stream(IncidentState.values())
                .forEach(state -> known.put(state.name().toLowerCase(Locale.ROOT), state));
        if (names == null || names.isEmpty()) {
            return EnumSet.allOf(IncidentState.class);
        }
        Set<IncidentState> states = EnumSet.noneOf(IncidentState.class);
        names.forEach(name -> states.add(Fields.oneOf("state", name, known)));
        return states;
    }

    private @Nullable IncidentId cursor(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        try {
            IncidentId id = IncidentId.of(after);
            if (incidents.find(id).isPresent()) {
                return id;
            }
        } catch (IllegalArgumentException malformed) {
            // Told below, as an id that names nothing.
        }
        throw Fields.invalid(
                "after",
                "after names no place in the list.",
                "Use the value of next from the answer before, or leave it out.");
    }
}
