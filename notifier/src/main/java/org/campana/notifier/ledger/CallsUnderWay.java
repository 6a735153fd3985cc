package org.campana.notifier.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.channel.Spoken;
import org.campana.notifier.ledger.LastAlerts.LastAlert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a call is about, at the moment somebody answers it.
@Component
public class CallsUnderWay {

    private final JdbcClient jdbc;
    private final Texts texts;

    CallsUnderWay(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /// The call of this intent; empty when it is none of ours.
    public Optional<CallUnderWay> of(IntentId intent) {
        return jdbc.sql("""
                        select d.person_id, d.alert_id, d.audience, d.school_id, d.language, d.text_id, m.clips,
                          coalesce(d.accepted_at, now()) as accepted_at,
                          d.expires_at <= now()
                            or exists (select 1 from notify.alert_stop w
                                       where w.alert_id = d.alert_id and w.through_revision >= d.revision)
                            or exists (select 1 from notify.follow_up f
                                       where f.alert_id = d.alert_id and f.revision > d.revision and f.kind <> 'UPDATE')
                            as is_over
                        from notify.attempt a join notify.delivery d on d.id = a.delivery_id
                        left join notify.message_text m on m.id = d.text_id
                        where a.intent = :intent and a.channel = 'VOICE'
                        """)
                .param("intent", intent.value())
                .query((row, number) -> {
                    UUID text = Columns.uuid(row, "text_id");
                    return new CallUnderWay(
                            new PersonId(Columns.uuid(row, "person_id")),
                            new LastAlert(
                                    new AlertId(Columns.uuid(row, "alert_id")),
                                    Audience.valueOf(row.getString("audience")),
                                    SchoolId.of(row.getString("school_id")),
                                    Columns.instant(row, "accepted_at")),
                            Language.of(row.getString("language")),
                            new Spoken(texts.read(List.of(text)).get(text), Columns.clips(row, "clips")),
                            row.getBoolean("is_over"));
                })
                .optional();
    }

    /// One call.
    ///
    /// @param language of what is said
    /// @param spoken as it was approved
    /// @param over whether it is too old, was stopped, or an all clear or a correction came since: then it
    ///     is not said as if it went on
    public record CallUnderWay(PersonId person, LastAlert alert, Language language, Spoken spoken, boolean over) {}
}
