package org.campana.ingest.release;

import org.campana.events.AlertId;
import org.campana.events.AlertStopped;
import org.campana.events.EventId;
import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.campana.ingest.announce.Announcer;
import org.campana.ingest.column.Columns;
import org.campana.ingest.request.Fields;
import org.campana.web.Person;
import org.campana.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The brake. Pulled by one person alone, because stopping too much harms less than sending too much.
@Component
public class Stopping {

    private static final Logger log = LoggerFactory.getLogger(Stopping.class);

    private final Alerts alerts;
    private final Announcer announcer;
    private final Audit audit;
    private final JdbcClient jdbc;

    Stopping(Alerts alerts, Announcer announcer, Audit audit, JdbcClient jdbc) {
        this.alerts = alerts;
        this.announcer = announcer;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /// Stops what has not left yet of an alert and its follow-ups; a waiting alert is withdrawn. Stopping what is
    /// stopped changes nothing.
    ///
    /// @throws Problem 409 when nothing of it can leave any more
    @Transactional
    public Stopped stop(Person person, AlertId id) {
        Alert alert = alerts.lock(id).orElseThrow(() -> Fields.notFound("alert"));
        switch (alert.state()) {
            case DRAFT, PENDING_APPROVAL -> {
                alerts.move(id, AlertState.PENDING_APPROVAL, AlertState.STOPPED);
                audit.by(person, Fact.ALERT_STOPPED, id.value(), "withdrawn before it was approved");
            }
            case RELEASED -> {
                alerts.stopFollowUps(id);
                alerts.move(id, AlertState.RELEASED, AlertState.STOPPED);
                announce(person, alert);
            }
            case COMPLETED, EXPIRED -> {
                if (!alerts.stopFollowUps(id)) {
                    throw nothingLeft(alert);
                }
                announce(person, alert);
            }
            case STOPPED -> {
                if (alerts.stopFollowUps(id)) {
                    announce(person, alert);
                }
            }
            case REJECTED -> throw nothingLeft(alert);
        }
        return new Stopped(id, alerts.find(id).orElseThrow().state());
    }

    private void announce(Person person, Alert alert) {
        announcer.announce(new AlertStopped(
                EventId.random(),
                alert.alertId(),
                alert.revision(),
                jdbc.sql("select clock_timestamp() as now")
                        .query((row, n) -> Columns.instant(row, "now"))
                        .single()));
        audit.by(person, Fact.ALERT_STOPPED, alert.alertId().value(), "revision " + alert.revision());
        log.atInfo()
                .addKeyValue("alertId", alert.alertId())
                .addKeyValue("revision", alert.revision())
                .log("alert stopped");
    }

    private static Problem nothingLeft(Alert alert) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "nothing-to-stop",
                        "Nothing of this alert can leave any more",
                        "It is " + alert.state() + ", and none of its follow-ups is on its way.")
                .field("alertId")
                .fix("If people were told something wrong, send a correction: POST /api/v1/alerts/{id}/follow-ups.");
    }

    /// What stopping did.
    public record Stopped(AlertId alertId, AlertState state) {}
}
