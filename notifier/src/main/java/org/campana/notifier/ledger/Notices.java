package org.campana.notifier.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.Channel;
import org.campana.events.DeliveryId;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Severity;
import org.campana.events.sms.SmsText;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.ledger.Texts.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Texts of our own outside of any alert, such as a code. Each is a row of the ledger under an alert id that nobody
/// else has, so it is paced, held back, given up and forgotten like every other text; alerts always leave before it.
@Component
public class Notices {

    private final JdbcClient jdbc;
    private final Texts texts;
    private final TransactionTemplate transactions;

    Notices(JdbcClient jdbc, Texts texts, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.transactions = transactions;
    }

    /// Puts one text into the queue, in the transaction of the caller if there is one. Nothing is sent to who left the
    /// list, and nothing that has waited for longer than it is good for.
    public DeliveryId send(PersonId person, Language language, String text, Duration validFor) {
        DeliveryId sent = transactions.execute(status -> write(person, language, text, validFor));
        return Objects.requireNonNull(sent, "the transaction always answers");
    }

    private DeliveryId write(PersonId person, Language language, String text, Duration validFor) {
        AlertId alone = AlertId.random();
        DeliveryId delivery = DeliveryId.of(alone, 1, person, Channel.SMS);
        Words words = new Words(alone, 1, text, null);
        UUID textId = Objects.requireNonNull(texts.keep(List.of(words)).get(words), "a text that was kept has an id");
        jdbc.sql("""
                with d as (
                  insert into notify.delivery (id, alert_id, revision, person_id, channel, language, wanted, text_id,
                    segments, severity, drill, released_at, expires_at, status, notice)
                  values (:id, :alert, 1, :person, :channel, :language, :language, :text, :segments, :severity, false,
                    now(), now() + make_interval(secs => :life), 'QUEUED', true)
                  returning *),
                queued as (
                  insert into notify.attempt (intent, delivery_id, channel, try, state, severity, released_at, due_at)
                  select :intent, id, channel, 1, 'PENDING', severity, released_at, now() from d)
                insert into notify.wave (alert_id, revision, expires_at, poll_at)
                select alert_id, revision, expires_at, now() + interval '10 minutes' from d
                """)
                .param("id", delivery.value())
                .param("alert", alone.value())
                .param("person", person.value())
                .param("channel", Channel.SMS.name())
                .param("language", language.tag())
                .param("text", textId)
                .param("segments", SmsText.of(text).segments())
                .param("severity", Urgency.of(Severity.ROUTINE))
                .param("life", validFor.toMillis() / 1000.0)
                .param("intent", IntentId.of(alone).value())
                .update();
        return delivery;
    }
}
