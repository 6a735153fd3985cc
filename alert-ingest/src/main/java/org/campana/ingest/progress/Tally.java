package org.campana.ingest.progress;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.DeliveriesReported;
import org.campana.events.DeliveriesReported.DeliveryReport;
import org.campana.events.DeliveryId;
import org.campana.events.ReplyReceived;
import org.campana.events.SliceFannedOut;
import org.campana.events.SuppressionReason;
import org.campana.ingest.column.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Takes in what is told about alerts. Every write keeps the greater of old and new.
@Component
class Tally {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    Tally(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    void take(SliceFannedOut done) {
        jdbc.sql("""
                insert into ingest.slice_progress (alert_id, revision, slice, slices, requested)
                values (:alert, :revision, :slice, :slices, :requested)
                on conflict (alert_id, revision, slice) do update
                    set requested = greatest(slice_progress.requested, excluded.requested)
                """)
                .param("alert", done.alertId().value())
                .param("revision", done.revision())
                .param("slice", done.slice())
                .param("slices", done.slices())
                .param("requested", done.requested())
                .update();
        for (SliceFannedOut.HeldBack held : done.heldBack()) {
            jdbc.sql("""
                    insert into ingest.held_back (alert_id, revision, slice, reason, language, people)
                    values (:alert, :revision, :slice, :reason, :language, :people)
                    on conflict (alert_id, revision, slice, reason, language) do update
                        set people = greatest(held_back.people, excluded.people)
                    """)
                    .param("alert", done.alertId().value())
                    .param("revision", done.revision())
                    .param("slice", done.slice())
                    .param("reason", held.reason().name())
                    .param("language", held.language().tag())
                    .param("people", held.people())
                    .update();
        }
        changed(done.alertId());
    }

    /// Up to 500 deliveries in one statement; several reports of one delivery are joined first, because a statement
    /// cannot touch a row twice.
    @Transactional
    void take(DeliveriesReported reported) {
        Map<DeliveryId, Standing> standings = new LinkedHashMap<>();
        reported.deliveries()
                .forEach(report -> standings.merge(report.deliveryId(), Standing.of(report), Standing::with));
        // In one order everywhere, so that two writers of the same deliveries wait and never deadlock.
        List<Row> rows = standings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Row.of(entry.getKey(), entry.getValue()))
                .toList();
        jdbc.sql("""
                insert into ingest.delivery_progress as d (delivery_id, alert_id, revision, status, rank, reason, failure,
                    school_id, channel, language, wanted, segments, accepted_at, at)
                select r.id, :alert, r.revision, r.status, r.rank, r.reason, r.failure, r.school, r.channel, r.language,
                    r.wanted, r.segments, r."acceptedAt", r.at
                from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, revision integer, status text, rank smallint,
                    reason text, failure text, school text, channel text, language text, wanted text, segments integer,
                    "acceptedAt" timestamptz, at timestamptz)
                where not exists (select from ingest.counted_alert c where c.alert_id = :alert)
                on conflict (delivery_id) do update set
                    status = case when excluded.rank > d.rank then excluded.status else d.status end,
                    reason = case when excluded.rank > d.rank then excluded.reason else d.reason end,
                    failure = case when excluded.rank > d.rank then excluded.failure else d.failure end,
                    at = case when excluded.rank > d.rank then excluded.at
                        when excluded.rank = d.rank then least(excluded.at, d.at) else d.at end,
                    accepted_at = least(excluded.accepted_at, d.accepted_at),
                    rank = greatest(excluded.rank, d.rank)
                """)
                .param("alert", reported.alertId().value())
                .param("rows", JSON.writeValueAsString(rows))
                .update();
        changed(reported.alertId());
    }

    @Transactional
    void take(ReplyReceived reply) {
        jdbc.sql("""
                insert into ingest.answer_progress as a (alert_id, person_id, audience, answer, received_at)
                select :alert, :person, :audience, :answer, cast(:at as timestamptz)
                where not exists (select from ingest.counted_alert c where c.alert_id = :alert)
                on conflict (alert_id, person_id) do update
                    set answer = excluded.answer, received_at = excluded.received_at
                    where (excluded.received_at, excluded.answer) > (a.received_at, a.answer)
                """)
                .param("alert", reply.alertId().value())
                .param("person", reply.personId().value())
                .param("audience", reply.audience().name())
                .param("answer", reply.answer().name())
                .param("at", Columns.at(reply.receivedAt()))
                .update();
        changed(reply.alertId());
    }

    private void changed(AlertId alert) {
        jdbc.sql("""
                insert into ingest.progress_version as v (alert_id, version) values (:alert, 1)
                on conflict (alert_id) do update set version = v.version + 1
                """).param("alert", alert.value()).update();
    }

    private record Row(
            UUID id,
            int revision,
            String status,
            int rank,
            @Nullable String reason,
            @Nullable String failure,
            String school,
            String channel,
            String language,
            String wanted,
            int segments,
            @Nullable Instant acceptedAt,
            Instant at) {

        static Row of(DeliveryId id, Standing standing) {
            DeliveryReport report = standing.report();
            SuppressionReason reason = report.reason();
            return new Row(
                    id.value(),
                    report.revision(),
                    report.status().name(),
                    standing.rank(),
                    reason == null ? null : reason.name(),
                    report.failure(),
                    report.schoolId().value(),
                    report.channel().name(),
                    report.language().tag(),
                    report.wanted().tag(),
                    report.segments(),
                    standing.acceptedAt(),
                    report.at());
        }
    }
}
