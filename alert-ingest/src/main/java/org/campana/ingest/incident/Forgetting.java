package org.campana.ingest.incident;

import java.util.List;
import java.util.UUID;
import org.campana.events.IncidentId;
import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.campana.ingest.column.Columns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What time ends, by the database's clock: reporters' words and exact places after the retention, decided incidents
/// after a while.
@Component
class Forgetting {

    private static final Logger log = LoggerFactory.getLogger(Forgetting.class);

    private final JdbcClient jdbc;
    private final IncidentSettings settings;
    private final Incidents incidents;
    private final Audit audit;

    Forgetting(JdbcClient jdbc, IncidentSettings settings, Incidents incidents, Audit audit) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.incidents = incidents;
        this.audit = audit;
    }

    /// The words, the places, the receipts and the notes.
    @Transactional
    void forgetWords() {
        double seconds = settings.retention().toSeconds();
        int forgotten = jdbc.sql("""
                update ingest.report set words = null, latitude = null, longitude = null, receipt = null
                where received_at < now() - make_interval(secs => :seconds)
                    and (words is not null or latitude is not null or receipt is not null)
                """).param("seconds", seconds).update();
        jdbc.sql("""
                update ingest.decision set basis_note = null
                where basis_note is not null and decided_at < now() - make_interval(secs => :seconds)
                """).param("seconds", seconds).update();
        jdbc.sql("""
                update ingest.incident set latitude = null, longitude = null
                where latitude is not null and opened_at < now() - make_interval(secs => :seconds)
                """).param("seconds", seconds).update();
        if (forgotten > 0) {
            log.atInfo().addKeyValue("reports", forgotten).log("reporters' words and places forgotten");
        }
    }

    /// What a report said that nobody confirmed. That there was one stays, for the reporter's track record.
    void forgetUnverified() {
        jdbc.sql("""
                update ingest.report r set size = null, direction = null, first_hand = null
                where received_at < now() - make_interval(secs => :seconds)
                    and (size is not null or direction is not null or first_hand is not null)
                    and not exists (select from ingest.decision d
                        where d.incident_id = r.incident_id and d.outcome = 'CONFIRMED')
                """)
                .param("seconds", (double) settings.retention().toSeconds())
                .update();
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT30S")
    @Transactional
    void close() {
        List<UUID> over = jdbc.sql("""
                        select incident_id from ingest.incident
                        where state in ('CONFIRMED', 'NOTHING_FOUND', 'CANNOT_TELL')
                            and decided_at < now() - make_interval(secs => :seconds)
                        order by decided_at limit 100 for no key update skip locked
                        """)
                .param("seconds", (double) settings.closeAfter().toSeconds())
                .query((row, n) -> Columns.id(row, "incident_id"))
                .list();
        for (UUID id : over) {
            IncidentId incident = new IncidentId(id);
            incidents
                    .find(incident)
                    .filter(found -> incidents.move(incident, found.state(), IncidentState.CLOSED))
                    .ifPresent(found -> audit.byClock(Fact.INCIDENT_CLOSED, id, "decided long enough ago"));
        }
    }
}
