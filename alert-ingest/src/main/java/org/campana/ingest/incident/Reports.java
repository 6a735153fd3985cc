package org.campana.ingest.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campana.events.IncidentId;
import org.campana.events.SchoolId;
import org.campana.ingest.column.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The reports of incidents.
@Component
public class Reports {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The reports of one incident, the oldest first, with everything in them: for verifiers.
    public List<Report> of(IncidentId incident) {
        return jdbc.sql("""
                        select r.report_id, r.receipt, r.reporter, r.quarantined, r.activity, r.size, r.direction,
                            r.first_hand, r.observed_at, r.received_at, r.latitude, r.longitude, r.words, i.school_id,
                            (select count(distinct o.incident_id) from ingest.report o
                                join ingest.decision d on d.incident_id = o.incident_id and d.outcome = 'CONFIRMED'
                                where o.reporter = r.reporter and o.incident_id <> r.incident_id) as confirmed,
                            (select count(distinct o.incident_id) from ingest.report o
                                join ingest.decision d on d.incident_id = o.incident_id and d.outcome = 'NOTHING_FOUND'
                                where o.reporter = r.reporter and o.incident_id <> r.incident_id) as not_found
                        from ingest.report r join ingest.incident i on i.incident_id = r.incident_id
                        where r.incident_id = :incident order by r.received_at, r.report_id
                        """)
                .param("incident", incident.value())
                .query(Reports::read)
                .list();
    }

    /// Whether this person sent one of the incident's reports.
    public boolean sentBy(IncidentId incident, UUID person) {
        return jdbc.sql("select exists(select from ingest.report where incident_id = :incident and reporter = :person)")
                .param("incident", incident.value())
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /// Keeps a report under a receipt that no other report of the retention has.
    ///
    /// @return the receipt
    String keep(UUID reportId, IncidentId incident, @Nullable UUID reporter, boolean quarantined, Sighting seen) {
        Point point = seen.point();
        for (int tries = 0; tries < 20; tries++) {
            Optional<String> receipt = jdbc.sql("""
                            insert into ingest.report (report_id, receipt, incident_id, reporter, quarantined, activity,
                                size, direction, first_hand, observed_at, latitude, longitude, words)
                            values (:id, :receipt, :incident, :reporter, :quarantined, :activity, :size, :direction,
                                :firstHand, :observedAt, :lat, :lon, :words)
                            on conflict (receipt) do nothing returning receipt
                            """)
                    .param("id", reportId)
                    .param("receipt", Receipts.next())
                    .param("incident", incident.value())
                    .param("reporter", reporter)
                    .param("quarantined", quarantined)
                    .param("activity", seen.activity().name())
                    .param("size", name(seen.size()))
                    .param("direction", name(seen.direction()))
                    .param("firstHand", seen.firstHand())
                    .param("observedAt", Columns.at(seen.observedAt()))
                    .param("lat", point == null ? null : point.lat())
                    .param("lon", point == null ? null : point.lon())
                    .param("words", seen.words().any() ? JSON.writeValueAsString(seen.words()) : null)
                    .query(String.class)
                    .optional();
            if (receipt.isPresent()) {
                return receipt.get();
            }
        }
        throw new IllegalStateException("No receipt was free in 20 tries; are there 100,000 reports a week?");
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static Report read(ResultSet row, int number) throws SQLException {
        Double lat = Columns.numberOrNull(row, "latitude");
        Double lon = Columns.numberOrNull(row, "longitude");
        String size = Columns.textOrNull(row, "size");
        String direction = Columns.textOrNull(row, "direction");
        String words = Columns.textOrNull(row, "words");
        return new Report(
                Columns.id(row, "report_id"),
                Columns.textOrNull(row, "receipt"),
                Columns.idOrNull(row, "reporter"),
                TrackRecord.of(row.getBoolean("quarantined"), row.getInt("confirmed"), row.getInt("not_found")),
                Columns.instant(row, "received_at"),
                new Sighting(
                        Columns.instant(row, "observed_at"),
                        Activity.valueOf(row.getString("activity")),
                        size == null ? null : GroupSize.valueOf(size),
                        direction == null ? null : Direction.valueOf(direction),
                        Columns.flagOrNull(row, "first_hand"),
                        SchoolId.of(row.getString("school_id")),
                        lat == null || lon == null ? null : new Point(lat, lon),
                        words == null ? Words.NONE : JSON.readValue(words, Words.class)));
    }
}
