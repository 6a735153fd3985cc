package org.campana.notifier.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.ClipId;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.campana.notifier.channel.Spoken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which alerts are going on, as far as this ledger knows. A drill is none.
@Component
public class LiveAlerts {

    private final JdbcClient jdbc;
    private final Texts texts;

    LiveAlerts(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /// Alerts that are neither too old, nor stopped, nor ended by an all clear or a correction; the newest
    /// first.
    public List<LiveAlert> now() {
        return jdbc.sql("""
                        select w.alert_id, d.school_id, d.audience, d.released_at
                        from (select alert_id from notify.wave group by alert_id having max(expires_at) > now()) w
                        cross join lateral (
                          select o.school_id, o.audience, o.released_at, o.drill from notify.deliveries(w.alert_id) o
                          where o.revision = 1 and not o.notice limit 1) d
                        where not d.drill
                          and not exists (select 1 from notify.alert_stop s where s.alert_id = w.alert_id)
                          and not exists (select 1 from notify.follow_up f
                                          where f.alert_id = w.alert_id and f.kind <> 'UPDATE')
                        order by d.released_at desc
                        """)
                .query((row, number) -> new LiveAlert(
                        new AlertId(Columns.uuid(row, "alert_id")),
                        SchoolId.of(row.getString("school_id")),
                        Audience.valueOf(row.getString("audience")),
                        Columns.instant(row, "released_at")))
                .list();
    }

    /// Of those, the ones at these schools.
    public List<LiveAlert> at(Collection<SchoolId> schools) {
        return now().stream().filter(alert -> schools.contains(alert.school())).toList();
    }

    /// What was said of an alert last, in each language that it was said in; of an alert that went on, in each
    /// that it could be said in. Recordings stand with the texts of those who hear them when they call.
    public Map<Language, Spoken> words(AlertId alert) {
        Map<Language, UUID> ids = new HashMap<>();
        Map<Language, List<ClipId>> clips = new HashMap<>();
        jdbc.sql("""
                with newest as (select max(revision) as revision from notify.deliveries(:alert)),
                said as (
                  select d.language, d.text_id from notify.deliveries(:alert) d join newest n on n.revision = d.revision
                  where not d.notice
                  union
                  select f.language, f.text_id from notify.follow_up_text f join newest n on n.revision = f.revision
                  where f.alert_id = :alert)
                select s.language, s.text_id, m.clips, m.clips_language
                from said s join notify.message_text m on m.id = s.text_id
                """).param("alert", alert.value()).query(row -> {
            ids.putIfAbsent(Language.of(row.getString("language")), Columns.uuid(row, "text_id"));
            String recorded = row.getString("clips_language");
            if (recorded != null) {
                clips.put(Language.of(recorded), Columns.clips(row, "clips"));
            }
        });
        Map<UUID, String> opened = texts.read(ids.values());
        Map<Language, Spoken> words = new HashMap<>();
        ids.forEach((language, id) -> words.put(language, new Spoken(opened.get(id), List.of())));
        clips.forEach((language, recorded) ->
                words.merge(language, new Spoken(null, recorded), (text, sound) -> new Spoken(text.text(), recorded)));
        return words;
    }

    /// One that goes on.
    public record LiveAlert(AlertId alert, SchoolId school, Audience audience, Instant releasedAt) {}
}
