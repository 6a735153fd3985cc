package org.campana.ingest.release;

import org.campana.events.AlertId;
import org.campana.events.IncidentId;
import org.campana.ingest.incident.Incidents;
import org.campana.ingest.request.Answer;
import org.campana.ingest.request.Fields;
import org.campana.ingest.request.IdempotencyKey;
import org.campana.ingest.request.Once;
import org.campana.web.Person;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes an alert once, for REST and for the desk alike. The dispatcher is asked for the forecast before the
/// transaction begins.
@Component
public class Writing {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Incidents incidents;
    private final Orders orders;
    private final Releases releases;
    private final Once once;

    Writing(Incidents incidents, Orders orders, Releases releases, Once once) {
        this.incidents = incidents;
        this.orders = orders;
        this.releases = releases;
        this.once = once;
    }

    /// For REST: the answer byte by byte; a copy of a running request is refused.
    Answer answer(Person author, IncidentId incident, IdempotencyKey key, AlertOrder order) {
        Orders.Checked checked = check(incident, order);
        return once.answer(author.id(), key, call(incident), order, () -> releases.write(author, incident, checked));
    }

    /// For the desk: the alert; a second tap waits for the first and leads to the same alert.
    public AlertId write(Person author, IncidentId incident, IdempotencyKey key, AlertOrder order) {
        Orders.Checked checked = check(incident, order);
        Answer answer = once.answerAfterFirst(
                author.id(), key, call(incident), order, () -> releases.write(author, incident, checked));
        return JSON.readValue(answer.json(), Releases.Written.class).alertId();
    }

    private Orders.Checked check(IncidentId incident, AlertOrder order) {
        return orders.check(incidents.find(incident).orElseThrow(() -> Fields.notFound("incident")), order);
    }

    private static String call(IncidentId incident) {
        return "POST /api/v1/incidents/" + incident + "/alerts";
    }
}
