package org.campana.ingest.release;

import org.campana.events.IncidentId;
import org.campana.ingest.incident.Incidents;
import org.campana.ingest.request.Fields;
import org.campana.ingest.request.IdempotencyKey;
import org.campana.ingest.request.Once;
import org.campana.web.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The calls that write an alert and judge it.
@RestController
@RequestMapping("/api/v1")
class AlertApi {

    private final Incidents incidents;
    private final Orders orders;
    private final Releases releases;
    private final Once once;

    AlertApi(Incidents incidents, Orders orders, Releases releases, Once once) {
        this.incidents = incidents;
        this.orders = orders;
        this.releases = releases;
        this.once = once;
    }

    @PostMapping("/incidents/{id}/alerts")
    ResponseEntity<byte[]> write(
            @AuthenticationPrincipal Person person,
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody AlertOrder order) {
        IdempotencyKey named = IdempotencyKey.of(key);
        IncidentId incident = Fields.incidentId(id);
        Orders.Checked checked =
                orders.check(incidents.find(incident).orElseThrow(() -> Fields.notFound("incident")), order);
        return once.answer(
                        person.id(),
                        named,
                        "POST /api/v1/incidents/" + incident + "/alerts",
                        order,
                        () -> releases.write(person, incident, checked))
                .toResponse();
    }

    @PostMapping("/alerts/{id}/approval")
    Releases.Judged approve(@AuthenticationPrincipal Person person, @PathVariable String id) {
        return releases.approve(person, Fields.alertId(id));
    }

    @PostMapping("/alerts/{id}/rejection")
    Releases.Judged reject(@AuthenticationPrincipal Person person, @PathVariable String id) {
        return releases.reject(person, Fields.alertId(id));
    }
}
