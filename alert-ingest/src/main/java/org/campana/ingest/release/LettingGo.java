package org.campana.ingest.release;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.campana.events.AlertReleased;
import org.campana.events.EventId;
import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.campana.ingest.announce.Announcer;
import org.campana.web.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The moment an alert goes out: ceilings, state, announcement and trail in one transaction.
@Component
class LettingGo {

    private static final Logger log = LoggerFactory.getLogger(LettingGo.class);

    private final Alerts alerts;
    private final Ceilings ceilings;
    private final Announcer announcer;
    private final Audit audit;
    private final MeterRegistry meters;

    LettingGo(Alerts alerts, Ceilings ceilings, Announcer announcer, Audit audit, MeterRegistry meters) {
        this.alerts = alerts;
        this.ceilings = ceilings;
        this.announcer = announcer;
        this.audit = audit;
        this.meters = meters;
    }

    /// Lets the alert go.
    ///
    /// @param waiting the alert as it stands, its row locked or made in this transaction
    @Transactional(propagation = Propagation.MANDATORY)
    Alert go(Alert waiting, Person person) {
        ceilings.admit(waiting.schoolId(), waiting.audience());
        if (!alerts.release(waiting.alertId(), waiting.state())) {
            throw new IllegalStateException("Alert " + waiting.alertId() + " moved although its row was locked");
        }
        Alert released = alerts.find(waiting.alertId()).orElseThrow();
        Instant releasedAt = Objects.requireNonNull(released.releasedAt());
        announcer.announce(new AlertReleased(
                EventId.random(),
                released.alertId(),
                released.revision(),
                released.incidentId(),
                released.audience(),
                released.schoolId(),
                released.wording(),
                released.facts(),
                released.drill(),
                releasedAt,
                Objects.requireNonNull(released.expiresAt())));
        audit.by(person, Fact.ALERT_RELEASED, released.alertId().value(), "audience " + released.audience());
        // How old is what people are told: from the moment it was seen to the moment it goes out.
        meters.timer(
                        "alerts.release.age",
                        "audience",
                        released.audience().name(),
                        "drill",
                        Boolean.toString(released.drill()))
                .record(Duration.between(released.facts().observedAt(), releasedAt));
        log.atInfo()
                .addKeyValue("alertId", released.alertId())
                .addKeyValue("incidentId", released.incidentId())
                .addKeyValue("school", released.schoolId())
                .addKeyValue("audience", released.audience())
                .addKeyValue("drill", released.drill())
                .log("alert released");
        return released;
    }
}
