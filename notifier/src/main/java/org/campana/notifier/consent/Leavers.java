package org.campana.notifier.consent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.campana.notifier.consent.LeaversJournal.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Compares the journal of leavers with the database: at a start, when the database may be a restored one, and after
/// the journal could not be written for a while, when the database knows more.
@Component
public class Leavers {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final LeaversJournal journal;

    Leavers(JdbcClient jdbc, LeaversJournal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /// The keyed indexes, in hex, of those who left by the journal and not by the database. Whom the database knows to
    /// have come back later is not among them. Before the first text of a start.
    public List<String> forgottenByRestore() {
        Map<String, Entry> last = journal.last().orElse(Map.of());
        List<String> left = last.values().stream()
                .filter(Entry::left)
                .map(Entry::index)
                .sorted()
                .toList();
        List<String> forgotten = new ArrayList<>();
        for (int from = 0; from < left.size(); from += AT_ONCE) {
            List<String> some = left.subList(from, Math.min(from + AT_ONCE, left.size()));
            for (Known known : known(some)) {
                Entry word = last.get(known.index());
                if (word == null || known.suppressed()) {
                    continue;
                }
                if (known.cameBackAt() != null && known.cameBackAt().isAfter(word.at())) {
                    journal.write(List.of(new Entry(known.index(), false, known.cameBackAt())));
                } else {
                    forgotten.add(known.index());
                }
            }
        }
        return forgotten;
    }

    private List<Known> known(List<String> indexes) {
        return jdbc.sql("""
                        select g as index, s.person_id is not null as suppressed,
                          case when e.kind in ('OPT_IN', 'RELEASED') then e.at end as back
                        from unnest(cast(:indexes as text[])) g
                        left join notify.address a on a.number_index = decode(g, 'hex')
                        left join notify.suppression s on s.person_id = a.person_id
                        left join lateral (
                          select kind, at from notify.consent_event where number_index = decode(g, 'hex')
                          order by id desc limit 1) e on true
                        """)
                .param("indexes", indexes.toArray(String[]::new))
                .query((row, number) -> new Known(
                        row.getString("index"),
                        row.getBoolean("suppressed"),
                        instant(row.getObject("back", OffsetDateTime.class))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /// Writes into the journal who is off the list by the database and not by the journal: all of them the first time
    /// it is switched on.
    public void fillUp() {
        journal.last().ifPresent(last -> {
            Set<String> off = new HashSet<>();
            List<Entry> missing = new ArrayList<>();
            jdbc.sql("""
                    select encode(a.number_index, 'hex') as index, s.since
                    from notify.suppression s join notify.address a using (person_id)
                    where a.number_index is not null
                    """).query(row -> {
                Entry left = new Entry(
                        row.getString("index"),
                        true,
                        row.getObject("since", OffsetDateTime.class).toInstant());
                Entry word = last.get(left.index());
                off.add(left.index());
                if (word == null || (!word.left() && word.at().isBefore(left.at()))) {
                    missing.add(left);
                }
            });
            if (journal.write(missing) && journal.write(cameBack(last, off))) {
                journal.caughtUp();
            }
        });
    }

    /// Who came back while the journal could not be written. Only the ledger says so: somebody whom a restored
    /// database does not know as left has no newer entry in it.
    private List<Entry> cameBack(Map<String, Entry> last, Set<String> off) {
        List<Entry> back = new ArrayList<>();
        List<String> doubtful = last.values().stream()
                .filter(each -> each.left() && !off.contains(each.index()))
                .map(Entry::index)
                .toList();
        for (Known known : known(doubtful)) {
            Entry word = last.get(known.index());
            Instant at = known.cameBackAt();
            if (word != null && at != null && at.isAfter(word.at())) {
                back.add(new Entry(known.index(), false, at));
            }
        }
        return back;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void catchUp() {
        if (journal.behind()) {
            fillUp();
        }
    }

    private record Known(
            String index, boolean suppressed, @Nullable Instant cameBackAt) {}
}
