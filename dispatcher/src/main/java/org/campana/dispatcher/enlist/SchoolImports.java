package org.campana.dispatcher.enlist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.campana.dispatcher.school.Editor;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.events.SchoolId;
import org.campana.web.sheet.SheetReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Imports on their way: sent, looked at, then confirmed or dropped.
@Component
class SchoolImports {

    /// How long a list waits for its confirmation.
    static final Duration WAITS = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(SchoolImports.class);

    private final JdbcClient jdbc;
    private final ImportRows rows;
    private final Schools schools;
    private final TransactionTemplate transactions;

    SchoolImports(JdbcClient jdbc, ImportRows rows, Schools schools, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.schools = schools;
        this.transactions = transactions;
    }

    /// Reads a list and says what it would do. Kept for an hour if it is sound, else not at all.
    DryRun send(UUID sender, byte[] file, Terms terms) {
        return transactions.execute(status -> {
            UUID id = UUID.randomUUID();
            jdbc.sql("insert into dispatch.school_import (id, sent_by, whole) values (:id, :sender, :whole)")
                    .param("id", id)
                    .param("sender", sender)
                    .param("whole", terms.whole())
                    .update();
            List<Listed> waiting = new ArrayList<>();
            SheetReport report = read(file, terms, listed -> {
                waiting.add(listed);
                if (waiting.size() == ImportRows.PAGE) {
                    rows.keep(id, waiting);
                    waiting.clear();
                }
            });
            if (!report.isSound()) {
                status.setRollbackOnly();
                return new DryRun(null, report, ImportCounts.NONE);
            }
            rows.keep(id, waiting);
            return new DryRun(id, report, plan(id, terms.whole()));
        });
    }

    /// Does what the dry run said, or what it would say now. A second time nothing happens, and the answer is the
    /// same. Empty when there is no such import, or it is older than an hour.
    ///
    /// @throws Schools.KeywordTakenException when a keyword was taken since the dry run; nothing is changed
    Optional<ImportCounts> confirm(UUID id, Editor by) {
        return transactions.execute(status -> {
            Optional<Import> sent = find(id, true);
            if (sent.isEmpty() || sent.get().done() != null) {
                return sent.map(Import::done);
            }
            ImportCounts done = plan(id, sent.get().whole());
            Set<SchoolId> named = new HashSet<>();
            rows.each(id, listed -> {
                named.add(listed.schoolId());
                schools.change(listed.schoolId(), listed::onto, by);
            });
            if (sent.get().whole()) {
                schools.all().stream()
                        .filter(school -> school.active() && !named.contains(school.schoolId()))
                        .forEach(school -> schools.put(school.left(), by));
            }
            rows.forget(id);
            jdbc.sql("update dispatch.school_import set confirmed_at = now(), done = :done where id = :id")
                    .param("done", done.column())
                    .param("id", id)
                    .update();
            log.atInfo()
                    .addKeyValue("importId", id)
                    .addKeyValue("fresh", done.fresh())
                    .addKeyValue("changed", done.changed())
                    .addKeyValue("leaving", done.leaving())
                    .log("list of schools imported");
            return Optional.of(done);
        });
    }

    /// What an import would do now, or did. Empty when there is none.
    Optional<Standing> look(UUID id) {
        return transactions.execute(status -> find(id, false).map(sent -> {
            ImportCounts done = sent.done();
            return new Standing(id, done != null, done == null ? plan(id, sent.whole()) : done);
        }));
    }

    /// Drops an import that is not confirmed.
    void cancel(UUID id) {
        jdbc.sql("delete from dispatch.school_import where id = :id and confirmed_at is null")
                .param("id", id)
                .update();
    }

    /// Drops what nobody confirmed in an hour, and what was confirmed days ago.
    void forget() {
        jdbc.sql("""
                delete from dispatch.school_import
                where (confirmed_at is null and sent_at < now() - make_interval(secs => :seconds))
                    or confirmed_at < now() - interval '3 days'
                """).param("seconds", WAITS.toSeconds()).update();
    }

    private SheetReport read(byte[] file, Terms terms, Consumer<Listed> take) {
        Known known = new Known(schools.all());
        try {
            if (OneRoster.isZip(file)) {
                return new OneRoster(known, settings(terms), take).read(file);
            }
            return new ListReader(known, take).read(file, terms.match());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static OneRoster.Settings settings(Terms terms) {
        Double latitude = terms.latitude();
        Double longitude = terms.longitude();
        String zone = terms.timeZone();
        return new OneRoster.Settings(
                latitude == null || longitude == null
                        ? Optional.empty()
                        : Optional.of(new OneRoster.Point(latitude, longitude)),
                zone == null ? "" : zone);
    }

    private ImportCounts plan(UUID id, boolean whole) {
        Known known = new Known(schools.all());
        Set<SchoolId> named = new HashSet<>();
        int[] counts = new int[3];
        rows.each(id, listed -> {
            named.add(listed.schoolId());
            Optional<School> before = known.find(listed.schoolId());
            counts[before.isEmpty() ? 0 : before.get().equals(listed.onto(before)) ? 2 : 1]++;
        });
        int leaving = whole
                ? (int) schools.all().stream()
                        .filter(school -> school.active() && !named.contains(school.schoolId()))
                        .count()
                : 0;
        return new ImportCounts(counts[0], counts[1], counts[2], leaving);
    }

    private Optional<Import> find(UUID id, boolean lock) {
        return jdbc.sql("""
                        select whole, done from dispatch.school_import
                        where id = :id and (confirmed_at is not null or sent_at > now() - make_interval(secs => :seconds))
                        """ + (lock ? "for update" : ""))
                .param("seconds", WAITS.toSeconds())
                .param("id", id)
                .query((row, number) -> {
                    Array done = row.getArray("done");
                    return new Import(
                            row.getBoolean("whole"),
                            done == null ? null : ImportCounts.of((Integer[]) done.getArray()));
                })
                .optional();
    }

    /// What a list would do.
    ///
    /// @param id to confirm it by; null when there are problems
    record DryRun(@Nullable UUID id, SheetReport report, ImportCounts counts) {}

    /// Where an import stands.
    ///
    /// @param counts what it did, or would do now
    record Standing(UUID id, boolean confirmed, ImportCounts counts) {}

    private record Import(boolean whole, @Nullable ImportCounts done) {}
}
