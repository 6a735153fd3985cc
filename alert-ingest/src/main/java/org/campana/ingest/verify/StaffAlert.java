package org.campana.ingest.verify;

import java.util.Optional;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.IncidentId;
import org.campana.ingest.incident.Incident;
import org.campana.ingest.release.Alert;
import org.campana.ingest.release.AlertOrder;
import org.campana.ingest.release.Alerts;
import org.campana.ingest.release.Orders;
import org.campana.ingest.release.Releases;
import org.campana.web.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The alert that a confirmation releases.
@Component
class StaffAlert {

    private final Orders orders;
    private final Releases releases;
    private final Alerts alerts;

    StaffAlert(Orders orders, Releases releases, Alerts alerts) {
        this.orders = orders;
        this.releases = releases;
        this.alerts = alerts;
    }

    Orders.Checked check(Incident incident, DecisionRequest asked) {
        return orders.check(
                incident,
                new AlertOrder(
                        Audience.STAFF.name(),
                        asked.wording(),
                        null,
                        asked.drill(),
                        asked.placeId(),
                        asked.schoolAction()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public AlertId tell(Person verifier, IncidentId incident, Orders.Checked checked) {
        return releases.toStaff(verifier, incident, checked);
    }

    Optional<AlertId> of(IncidentId incident) {
        return alerts.of(incident).stream()
                .filter(alert -> alert.audience() == Audience.STAFF)
                .map(Alert::alertId)
                .findFirst();
    }
}
