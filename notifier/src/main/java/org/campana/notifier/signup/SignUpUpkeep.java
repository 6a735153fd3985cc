package org.campana.notifier.signup;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.campana.events.PersonId;
import org.campana.notifier.address.AddressBook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Forgets within a minute what was asked for and never confirmed, the number with it, and keeps the alarm true.
@Component
class SignUpUpkeep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SignUpUpkeep.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final List<String> OLD = List.of(
            "delete from notify.sign_up where expires_at < now()",
            // Of who never joined also that they asked, once no limit needs it any more.
            """
            with old as (delete from notify.sign_up_asked where at < now() - interval '1 day' returning person_id)
            delete from notify.address a using old
            where a.person_id = old.person_id and a.number is null
              and not exists (select 1 from notify.sign_up_asked n
                              where n.person_id = a.person_id and n.at >= now() - interval '1 day')
              and not exists (select 1 from notify.sign_up_code c where c.person_id = a.person_id)
              and not exists (select 1 from notify.joining j where j.person_id = a.person_id)
              and not exists (select 1 from notify.enrolment e where e.person_id = a.person_id)
              and not exists (select 1 from notify.suppression s where s.person_id = a.person_id)
              and not exists (select 1 from notify.consent_event c where c.number_index = a.number_index)
            """,
            """
            delete from notify.leave_link l where not exists (
              select 1 from notify.enrolment e where e.person_id = l.person_id and e.left_at is null)
            """);

    private final JdbcClient jdbc;
    private final Limits limits;
    private final AddressBook addresses;
    private final TransactionTemplate transactions;
    private volatile boolean running;
    private @Nullable Thread thread;

    SignUpUpkeep(JdbcClient jdbc, Limits limits, AddressBook addresses, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.addresses = addresses;
        this.transactions = transactions;
    }

    /// One look.
    void forgetOld() {
        transactions.executeWithoutResult(status -> {
            limits.alone();
            List<PersonId> strangers = jdbc.sql("""
                            with gone as (
                              delete from notify.sign_up_code where expires_at < now()
                              returning person_id, number_only_here)
                            select person_id from gone where number_only_here and not exists (
                              select 1 from notify.enrolment e where e.person_id = gone.person_id and e.left_at is null)
                            """)
                    .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                    .list();
            addresses.forgetAll(strangers);
            OLD.forEach(statement -> jdbc.sql(statement).update());
            limits.lookAtTheCeiling();
        });
    }

    private void lookUntilStopped() {
        while (running) {
            try {
                forgetOld();
            } catch (RuntimeException databaseAway) {
                log.atWarn()
                        .addKeyValue("cause", databaseAway.getClass().getSimpleName())
                        .log("old requests to join are forgotten later");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("notifier-sign-up").start(this::lookUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        Thread looking = thread;
        if (looking != null) {
            looking.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
