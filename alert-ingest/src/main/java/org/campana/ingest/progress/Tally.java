package org.campana.ingest.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.campana.events.AlertId;
import org.campana.events.DeliveriesReported;
import org.campana.events.DeliveryId;
import org.campana.events.ReplyReceived;
import org.campana.events.SliceFannedOut;
import org.campana.ingest.column.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes in what is told about alerts. Every write keeps the greater of old and new.
@Component
class Tally {

    private static final int MOST_AT_ONCE = 1_000;

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
        for (SliceFannedOut.Planned planned : done.plannedOrNone()) {
            jdbc.sql("""
                    insert into ingest.planned (alert_id, revision, slice, school_id, language, wanted, deliveries)
                    values (:alert, :revision, :slice, :school, :language, :wanted, :deliveries)
                    on conflict (alert_id, revision, slice, school_id, language, wanted) do update
                        set deliveries = greatest(planned.deliveries, excluded.deliveries)
                    """)
                    .param("alert", done.alertId().value())
                    .param("revision", done.revision())
                    .param("slice", done.slice())
                    .param("school", planned.schoolId().value())
                    .param("language", planned.language().tag())
                    .param("wanted", planned.wanted().tag())
                    .param("deliveries", planned.deliveries())
                    .update();
        }
        changed(done.alertId());
    }

    /// What several reports say of one alert, a thousand deliveries a statement; what is said of one delivery is joined
    /// first, because a statement cannot touch a row twice.
    @Transactional
    void take(AlertId alert, List<DeliveriesReported> reported) {
        Map<DeliveryId, Standing> standings = new HashMap<>();
        for (DeliveriesReported some : reported) {
            some.deliveries()
                    .forEach(report -> standings.merge(report.deliveryId(), Standing.of(report), Standing::with));
        }
        // In one order everywhere, so that two writers of the same deliveries wait and never deadlock.
        List<Standing> rows = standings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        for (int from = 0; from < rows.size(); from += MOST_AT_ONCE) {
            keep(alert, rows.subList(from, Math.min(rows.size(), from + MOST_AT_ONCE)));
        }
        changed(alert);
    }

    private void keep(AlertId alert, List<Standing> rows) {
        jdbc.sql("""
                insert into ingest.delivery_progress as d (delivery_id, alert_id, revision, status, rank, reason, failure,
                    school_id, channel, language, wanted, segments, accepted_at, at)
                select r.id, :alert, r.revision, r.status, r.rank, r.reason, r.failure, r.school, r.channel, r.language,
                    r.wanted, r.segments, r.accepted_at, r.at
                from unnest(cast(:ids as uuid[]), cast(:revisions as int[]), cast(:statuses as text[]),
                        cast(:ranks as smallint[]), cast(:reasons as text[]), cast(:failures as text[]),
                        cast(:schools as text[]), cast(:channels as text[]), cast(:languages as text[]),
                        cast(:wanted as text[]), cast(:segments as int[]), cast(:accepted as timestamptz[]),
                        cast(:at as timestamptz[]))
                    as r(id, revision, status, rank, reason, failure, school, channel, language, wanted, segments,
                        accepted_at, at)
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
                .param("alert", alert.value())
                .param("ids", Columns.texts(rows, each -> each.report().deliveryId()))
                .param("revisions", Columns.texts(rows, each -> each.report().revision()))
                .param("statuses", Columns.texts(rows, each -> each.report().status()))
                .param("ranks", Columns.texts(rows, Standing::rank))
                .param("reasons", Columns.texts(rows, each -> each.report().reason()))
                .param("failures", Columns.texts(rows, each -> each.report().failure()))
                .param("schools", Columns.texts(rows, each -> each.report().schoolId()))
                .param("channels", Columns.texts(rows, each -> each.report().channel()))
                .param("languages", Columns.texts(rows, each -> each.report().language()))
                .param("wanted", Columns.texts(rows, each -> each.report().wanted()))
                .param("segments", Columns.texts(rows, each -> each.report().segments()))
                .param("accepted", Columns.texts(rows, Standing::acceptedAt))
                .param("at", Columns.texts(rows, each -> each.report().at()))
                .update();
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
}
