package org.campana.ingest.progress;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.campana.events.AlertId;
import org.campana.events.Answer;
import org.campana.events.Audience;
import org.campana.events.DeliveryStatus;
import org.campana.ingest.column.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts what [Tally] took in, and adds what was counted out since.
@Component
class Counting {

    private final JdbcClient jdbc;

    Counting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The counts of the first revision, whose audience the slices tell.
    Counts ofFirst(AlertId alert) {
        Counts.Slices slices = jdbc.sql("""
                        select count(*) > 0 and count(*) = max(slices) as complete, coalesce(sum(requested), 0) as requested
                        from ingest.slice_progress where alert_id = :alert and revision = 1
                        """)
                .param("alert", alert.value())
                .query((row, n) -> new Counts.Slices(row.getBoolean("complete"), row.getInt("requested")))
                .single();
        List<Counts.HeldBack> heldBack = jdbc.sql("""
                        select reason, language, sum(people) as people from ingest.held_back
                        where alert_id = :alert and revision = 1 group by reason, language order by reason, language
                        """)
                .param("alert", alert.value())
                .query((row, n) ->
                        new Counts.HeldBack(row.getString("reason"), row.getString("language"), row.getInt("people")))
                .list();
        List<Counts.Planned> planned = jdbc.sql("""
                        select school_id, language, wanted, sum(deliveries) as deliveries from ingest.planned
                        where alert_id = :alert and revision = 1 group by school_id, language, wanted
                        order by wanted, language, school_id
                        """)
                .param("alert", alert.value())
                .query((row, n) -> new Counts.Planned(
                        row.getString("language"),
                        row.getString("wanted"),
                        row.getString("school_id"),
                        row.getInt("deliveries")))
                .list();
        return Counts.of(1, slices, groups(alert, 1), planned, heldBack);
    }

    /// The counts of a follow-up, whose audience the notifier finds in its own ledger: all that is known of
    /// them.
    Counts ofFollowUp(AlertId alert, int revision) {
        List<Counts.Group> groups = groups(alert, revision);
        int known = groups.stream().mapToInt(Counts.Group::count).sum();
        return Counts.of(revision, new Counts.Slices(known > 0, known), groups, List.of(), List.of());
    }

    /// Answers of told people, by audience.
    Map<Audience, Map<Answer, Integer>> answers(AlertId alert) {
        Map<Audience, Map<Answer, Integer>> answers = new EnumMap<>(Audience.class);
        jdbc.sql("""
                        select audience, answer, count(*) as people from ingest.answer_progress
                        where alert_id = :alert group by audience, answer
                        union all
                        select audience, answer, people from ingest.answer_count where alert_id = :alert
                        """).param("alert", alert.value()).query(row -> {
            answers.computeIfAbsent(
                            Audience.valueOf(row.getString("audience")), audience -> new EnumMap<>(Answer.class))
                    .put(Answer.valueOf(row.getString("answer")), row.getInt("people"));
        });
        return answers;
    }

    /// Grows whenever something that a page of this alert shows has changed.
    long version(AlertId alert) {
        return jdbc.sql("""
                        select coalesce((select version from ingest.progress_version where alert_id = :alert), 0)
                            + coalesce((select (extract(epoch from changed_at) * 1000000)::bigint from ingest.alert
                                where alert_id = :alert), 0)
                        """).param("alert", alert.value()).query(Long.class).single();
    }

    private List<Counts.Group> groups(AlertId alert, int revision) {
        return jdbc.sql("""
                        select status, language, wanted, school_id, failure, count(*) as count,
                            count(accepted_at) as accepted, min(accepted_at) as first, max(accepted_at) as last
                        from ingest.deliveries(:alert) where revision = :revision
                        group by status, language, wanted, school_id, failure
                        union all
                        select status, language, wanted, school_id, failure, deliveries, accepted,
                            first_accepted_at, last_accepted_at
                        from ingest.delivery_count where alert_id = :alert and revision = :revision
                        order by wanted, language, school_id, status
                        """)
                .param("alert", alert.value())
                .param("revision", revision)
                .query((row, n) -> new Counts.Group(
                        DeliveryStatus.valueOf(row.getString("status")),
                        row.getString("language"),
                        row.getString("wanted"),
                        row.getString("school_id"),
                        Columns.textOrNull(row, "failure"),
                        row.getInt("count"),
                        row.getInt("accepted"),
                        Columns.instantOrNull(row, "first"),
                        Columns.instantOrNull(row, "last")))
                .list();
    }
}
