package org.campana.notifier.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.campana.events.SchoolId;
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

    /// Alerts that are neither too old, nor stopped, nor ended by an all clear or a correction; the newest first.
    public List<LiveAlert> now() {
        return jdbc.sql("""
                        select w.alert_id, d.school_id, d.audience, d.released_at
                        from (select alert_id from notify.wave group by alert_id having max(expires_at) > now()) w
                        cross join lateral (
                          select o.school_id, o.audience, o.released_at, o.drill from notify.delivery o
                          where o.alert_id = w.alert_id and o.revision = 1 and not o.notice limit 1) d
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

    /// What was said of an alert last, in each language that it was said in. Words that do not open are left out.
    public Map<Language, String> words(AlertId alert) {
        Map<Language, UUID> ids = new HashMap<>();
        jdbc.sql("""
                select distinct on (d.language) d.language, d.text_id from notify.delivery d
                where d.alert_id = :alert and not d.notice
                  and d.revision = (select max(o.revision) from notify.delivery o where o.alert_id = :alert)
                order by d.language, array_position(array['VOICE', 'SMS'], d.channel)
                """).param("alert", alert.value()).query(row -> {
            ids.put(Language.of(row.getString("language")), Columns.uuid(row, "text_id"));
        });
        Map<UUID, String> opened = texts.read(ids.values());
        Map<Language, String> words = new HashMap<>();
        ids.forEach((language, id) -> {
            String text = opened.get(id);
            if (text != null) {
                words.put(language, text);
            }
        });
        return words;
    }

    /// One that goes on.
    public record LiveAlert(AlertId alert, SchoolId school, Audience audience, Instant releasedAt) {}
}
