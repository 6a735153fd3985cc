package org.campana.ingest.intake;

import java.util.UUID;
import org.campana.events.IncidentId;
import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.campana.ingest.incident.IncidentState;
import org.campana.ingest.incident.Merging;
import org.campana.ingest.incident.Sighting;
import org.campana.ingest.incident.VerificationSettings;
import org.campana.ingest.screen.Reporter;
import org.campana.ingest.screen.Screening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The flow of one report: screen, merge, write down, answer.
@Component
class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final Screening screening;
    private final Merging merging;
    private final Audit audit;
    private final VerificationSettings verification;

    Intake(Screening screening, Merging merging, Audit audit, VerificationSettings verification) {
        this.screening = screening;
        this.merging = merging;
        this.audit = audit;
        this.verification = verification;
    }

    /// Keeps one report, inside the transaction that stores its answer.
    @Transactional(propagation = Propagation.MANDATORY)
    public Received receive(Reporter reporter, Sighting seen) {
        screening.admit(reporter);
        Merging.Kept kept = merging.keep(
                switch (reporter) {
                    case Reporter.Invited invited -> invited.person().id();
                    case Reporter.Anonymous anonymous -> null;
                },
                reporter.quarantined(),
                seen,
                verification.confirmations());
        Fact what = kept.merged() ? Fact.REPORT_MERGED : Fact.REPORT_RECEIVED;
        switch (reporter) {
            case Reporter.Invited invited ->
                audit.by(invited.person(), what, kept.reportId(), "incident " + kept.incidentId());
            case Reporter.Anonymous anonymous ->
                audit.byClock(what, kept.reportId(), "open page, incident " + kept.incidentId());
        }
        log.atInfo()
                .addKeyValue("reportId", kept.reportId())
                .addKeyValue("incidentId", kept.incidentId())
                .addKeyValue("school", seen.schoolId())
                .addKeyValue("merged", kept.merged())
                .log("report received");
        return new Received(kept.reportId(), kept.receipt(), kept.incidentId(), kept.state());
    }

    /// What a reporter is answered.
    record Received(UUID reportId, String receipt, IncidentId incidentId, IncidentState state) {}
}
