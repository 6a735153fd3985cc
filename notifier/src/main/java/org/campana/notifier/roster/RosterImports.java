package org.campana.notifier.roster;

import java.sql.Array;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.campana.web.sheet.SheetProblem;
import org.campana.web.sheet.SheetReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Imports on their way: sent, looked at, then confirmed or dropped.
@Component
class RosterImports {

    /// How long a list waits for its confirmation.
    static final Duration WAITS = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(RosterImports.class);

    private final JdbcClient jdbc;
    private final RosterReader reader;
    private final RosterRows rows;
    private final RosterPlan plan;
    private final TransactionTemplate transactions;

    RosterImports(
            JdbcClient jdbc, RosterReader reader, RosterRows rows, RosterPlan plan, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.rows = rows;
        this.plan = plan;
        this.transactions = transactions;
    }

    /// Reads a list and says what it would do. Kept for an hour if it is sound, else not at all.
    DryRun send(UUID sender, byte[] file, Map<String, String> match) {
        DryRun dryRun = transactions.execute(status -> {
            UUID id = UUID.randomUUID();
            jdbc.sql("insert into notify.roster_import (id, sent_by) values (:id, :sender)")
                    .param("id", id)
                    .param("sender", sender)
                    .update();
            List<RosterRow> batch = new ArrayList<>();
            SheetReport report = reader.read(file, match, row -> {
                batch.add(row);
                if (batch.size() == RosterRows.PAGE) {
                    rows.keep(id, batch);
                    batch.clear();
                }
            });
            if (!report.isSound()) {
                status.setRollbackOnly();
                return new DryRun(null, report, RosterCounts.NONE);
            }
            rows.keep(id, batch);
            return new DryRun(id, withDoubled(report, rows.doubled(id)), plan.dryRun(id));
        });
        return Objects.requireNonNull(dryRun, "the transaction always answers");
    }

    private static SheetReport withDoubled(SheetReport report, List<RosterRows.Doubled> doubled) {
        List<SheetProblem> notices = new ArrayList<>(report.notices());
        doubled.stream()
                .limit(Math.max(0, SheetReport.MOST_KEPT - notices.size()))
                .map(each -> new SheetProblem(
                        SheetProblem.Kind.NOTICE,
                        each.line(),
                        "number",
                        each.both() ? "roster.row.both" : "roster.row.doubled",
                        List.of(each.firstLine())))
                .forEach(notices::add);
        return new SheetReport(
                report.problems(),
                report.problemCount(),
                notices,
                report.noticeCount() + doubled.size(),
                report.rows(),
                report.headings());
    }

    /// Does what the dry run said, or what it would say now. A second time nothing happens, and the answer is the
    /// same. Empty when there is no such import, or it is older than an hour.
    Optional<RosterCounts> confirm(UUID id) {
        RosterCounts done = transactions.execute(status -> {
            Optional<Import> sent = find(id, true);
            if (sent.isEmpty()) {
                return null;
            }
            RosterCounts before = sent.get().done();
            if (before != null) {
                return before;
            }
            RosterCounts now = plan.carryOut(id);
            rows.forget(id);
            jdbc.sql("update notify.roster_import set confirmed_at = now(), done = :done where id = :id")
                    .param("done", now.column())
                    .param("id", id)
                    .update();
            log.atInfo()
                    .addKeyValue("importId", id)
                    .addKeyValue("fresh", now.fresh())
                    .addKeyValue("changed", now.changed())
                    .addKeyValue("leaving", now.leaving())
                    .addKeyValue("invited", now.invited())
                    .log("list of people imported");
            return now;
        });
        return Optional.ofNullable(done);
    }

    /// What an import would do now, or did. Empty when there is none.
    Optional<Standing> look(UUID id) {
        return Optional.ofNullable(transactions.execute(status -> find(id, false)
                .map(sent -> {
                    RosterCounts done = sent.done();
                    return new Standing(id, done != null, done == null ? plan.dryRun(id) : done);
                })
                .orElse(null)));
    }

    /// Drops an import that is not confirmed.
    void cancel(UUID id) {
        jdbc.sql("delete from notify.roster_import where id = :id and confirmed_at is null")
                .param("id", id)
                .update();
    }

    /// Drops what nobody confirmed in an hour.
    void dropUnconfirmed() {
        jdbc.sql("""
                delete from notify.roster_import
                where confirmed_at is null and sent_at < now() - make_interval(secs => :seconds)
                """).param("seconds", WAITS.toSeconds()).update();
    }

    /// Forgets that there was an import, once nobody confirms it a second time any more.
    void forgetConfirmed() {
        jdbc.sql("delete from notify.roster_import where confirmed_at < now() - interval '3 days'")
                .update();
    }

    private Optional<Import> find(UUID id, boolean lock) {
        return jdbc.sql("""
                        select done from notify.roster_import
                        where id = :id and (confirmed_at is not null or sent_at > now() - make_interval(secs => :seconds))
                        """ + (lock ? "for update" : ""))
                .param("seconds", WAITS.toSeconds())
                .param("id", id)
                .query((row, number) -> {
                    Array done = row.getArray("done");
                    return new Import(done == null ? null : RosterCounts.of((Integer[]) done.getArray()));
                })
                .optional();
    }

    /// What a list would do.
    ///
    /// @param id to confirm it by; null when there are problems
    record DryRun(@Nullable UUID id, SheetReport report, RosterCounts counts) {}

    /// Where an import stands.
    ///
    /// @param counts what it did, or would do now
    record Standing(UUID id, boolean confirmed, RosterCounts counts) {}

    private record Import(@Nullable RosterCounts done) {}
}
