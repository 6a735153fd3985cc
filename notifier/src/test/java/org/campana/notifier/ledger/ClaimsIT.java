package org.campana.notifier.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.campana.events.Channel;
import org.campana.notifier.WithNotifier;
import org.campana.testing.RowsRead;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Whose turn it is, asked of a long queue.
class ClaimsIT extends WithNotifier {

    private static final int WAITING = 20_000;

    @Autowired
    private Claims claims;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void aClaimReadsWhatItTakesAndNotTheQueue() {
        transactions.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            alertsOfTheHour(10);
            waiting(2, null, WAITING);
            UUID graver = waiting(1, null, 10);

            assertThat(claims.due(100, Share.ofAll(Channel.SMS))).hasSize(100);
            readsAHundred(Share.ofAll(Channel.SMS));
            assertThat(claims.due(10, Share.ofAll(Channel.SMS)))
                    .extracting(due -> due.alert().value())
                    .containsOnly(graver);
        });
    }

    @Test
    void anAccountThatDoesNotLeadReadsWhatIsItsOwn() {
        transactions.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            alertsOfTheHour(10);
            waiting(1, null, WAITING);
            UUID second = waiting(2, "second", 500);
            Share share = new Share(Channel.SMS, "second", false, Set.of("first"), false);

            assertThat(claims.due(100, share))
                    .hasSize(100)
                    .extracting(due -> due.alert().value())
                    .containsOnly(second);
            readsAHundred(share);
            assertThat(claims.due(100, new Share(Channel.SMS, "first", true, Set.of("second"), false)))
                    .extracting(due -> due.alert().value())
                    .doesNotContain(second);
        });
    }

    @Test
    void whatSomebodyGotIsLookedUpOnlyWhenThereWereAlertsEnough() {
        transactions.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            waiting(1, null, 100);

            alertsOfTheHour(3);
            assertThat(deliveriesRead(Share.ofAll(Channel.SMS))).isEqualTo(100);
            alertsOfTheHour(4);
            assertThat(deliveriesRead(Share.ofAll(Channel.SMS))).isEqualTo(200);
        });
    }

    /// A claim of a hundred: an attempt each, and its delivery, which the cap of its person reads once more.
    private void readsAHundred(Share share) {
        assertThat(RowsRead.of(jdbc, "notify.attempt", () -> claims.due(100, share)))
                .as("attempts")
                .isLessThan(200);
        assertThat(deliveriesRead(share)).as("deliveries").isLessThan(300);
    }

    private long deliveriesRead(Share share) {
        return RowsRead.of(jdbc, "notify.delivery", () -> claims.due(100, share));
    }

    /// So many and no more, in the eyes of this transaction.
    private void alertsOfTheHour(int many) {
        jdbc.sql("delete from notify.wave").update();
        jdbc.sql("""
                        insert into notify.wave (alert_id, revision, expires_at)
                        select gen_random_uuid(), 1, now() from generate_series(1, :many)
                        """).param("many", many).update();
    }

    /// Texts of one alert that wait, which no other transaction sees.
    private UUID waiting(int severity, @Nullable String account, int many) {
        UUID alert = UUID.randomUUID();
        List<Integer> made = jdbc.sql("""
                        with d as (
                          insert into notify.delivery (id, alert_id, revision, person_id, channel, audience, school_id, language,
                            wanted, text_id, segments, severity, drill, released_at, expires_at, status)
                          select gen_random_uuid(), :alert, 1, gen_random_uuid(), 'SMS', 'FAMILIES', 'lincoln', 'en', 'en',
                            gen_random_uuid(), 1, :severity, false, now(), now() + interval '1 day', 'QUEUED'
                          from generate_series(1, :many) returning id)
                        insert into notify.attempt (intent, delivery_id, channel, account, try, state, severity, released_at, due_at)
                        select gen_random_uuid(), id, 'SMS', :account, 1, 'PENDING', :severity, now(), now() from d
                        returning 1
                        """)
                .param("alert", alert)
                .param("severity", severity)
                .param("account", account, Types.VARCHAR)
                .param("many", many)
                .query(Integer.class)
                .list();
        assertThat(made).hasSize(many);
        return alert;
    }
}
