package org.campana.notifier.ledger;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.Channel;
import org.campana.notifier.ledger.Claims.Ending;
import org.campana.notifier.ledger.Due.Veto;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What time does to the ledger by itself: senders die, doubts run out, the next channel's turn comes, alerts grow old.
@Component
public class Upkeep {

    private final JdbcClient jdbc;
    private final Claims claims;
    private final Doubts doubts;
    private final Turns turns;
    private final Runs runs;
    private final TransactionTemplate transactions;

    Upkeep(JdbcClient jdbc, Claims claims, Doubts doubts, Turns turns, Runs runs, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.doubts = doubts;
        this.turns = turns;
        this.runs = runs;
        this.transactions = transactions;
    }

    /// Before the first claim: what an earlier run of this very process left open is in doubt at once.
    public void begin() {
        runs.beat();
        buryDead(true);
    }

    /// Every second or so.
    ///
    /// @param offered channels that can be sent by; what waits for another is ended as NO_CHANNEL
    /// @return whether something is in the queue again
    public boolean tick(Set<Channel> offered) {
        runs.beat();
        buryDead(false);
        boolean resent = doubts.settle();
        boolean next = turns.take();
        expire();
        for (Channel missing : Channel.values()) {
            if (!offered.contains(missing)) {
                endWithout(missing);
            }
        }
        return resent || next;
    }

    private void endWithout(Channel missing) {
        while (Boolean.TRUE.equals(transactions.execute(status -> claims.endWithoutChannel(missing)))) {
            // The next batch.
        }
    }

    /// After the last request was recorded.
    public void end() {
        doubts.declare(runs.current());
        runs.end(runs.current());
    }

    private void buryDead(boolean atStart) {
        for (UUID dead : runs.dead(atStart)) {
            doubts.declare(dead);
            runs.end(dead);
        }
    }

    private void expire() {
        for (Wave wave : tooOld()) {
            Ending ending = new Ending(wave.alert(), wave.revision(), wave.revision(), Veto.EXPIRED);
            UUID after = null;
            do {
                UUID from = after;
                after = transactions.execute(status -> claims.end(ending, from));
            } while (after != null);
            jdbc.sql("update notify.wave set expired_at = now() where alert_id = :alert and revision = :revision")
                    .param("alert", wave.alert().value())
                    .param("revision", wave.revision())
                    .update();
        }
    }

    private List<Wave> tooOld() {
        return jdbc.sql("""
                        select alert_id, revision from notify.wave
                        where expires_at < now() and expired_at is null limit 20
                        """)
                .query((row, number) -> new Wave(new AlertId(Columns.uuid(row, "alert_id")), row.getInt("revision")))
                .list();
    }

    private record Wave(AlertId alert, int revision) {}
}
