package org.campana.notifier.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;
import org.campana.eventframe.InstanceSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// This run of this process among all that send. What a run had open when it died can be told from what
/// another is sending right now.
@Component
class Runs {

    private final JdbcClient jdbc;
    private final LedgerSettings settings;
    private final String instance;
    private final UUID run = UUID.randomUUID();

    Runs(JdbcClient jdbc, LedgerSettings settings, InstanceSettings process) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.instance = process.instance() == null ? hostName() : process.instance();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "one";
        }
    }

    UUID current() {
        return run;
    }

    /// A sign of life, which also takes back that somebody thought us dead.
    void beat() {
        jdbc.sql("""
                insert into notify.sender_run (run, instance) values (:run, :instance)
                on conflict (run) do update set beat_at = now(), ended_at = null
                """).param("run", run).param("instance", instance).update();
    }

    /// Runs that died: silent for longer than the lease, or of this very instance before its restart.
    List<UUID> dead(boolean atStart) {
        return jdbc.sql("""
                        select run from notify.sender_run
                        where ended_at is null and run <> :run
                          and (beat_at < now() - make_interval(secs => :lease) or (:atStart and instance = :instance))
                        """)
                .param("run", run)
                .param("lease", settings.lease().toMillis() / 1000.0)
                .param("atStart", atStart)
                .param("instance", instance)
                .query((row, number) -> Columns.uuid(row, "run"))
                .list();
    }

    void end(UUID ended) {
        jdbc.sql("update notify.sender_run set ended_at = now() where run = :run")
                .param("run", ended)
                .update();
    }
}
