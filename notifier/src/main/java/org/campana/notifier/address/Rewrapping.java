package org.campana.notifier.address;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Wraps the keys of all rows with the present key, a few hundred at a time, while everything else goes on: whoever
/// reads a row finds the old wrapping or the new one, and both open. What the keys open is not touched.
@Component
class Rewrapping implements SmartLifecycle {

    /// After everything that sends.
    private static final int PHASE = 400;

    private static final Logger log = LoggerFactory.getLogger(Rewrapping.class);
    private static final int AT_ONCE = 200;
    private static final Duration BREATH = Duration.ofMillis(20);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final List<SealedPlace> places;
    private final TransactionTemplate transactions;
    private final Map<SealedPlace, Set<String>> unreadable = new ConcurrentHashMap<>();
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    Rewrapping(JdbcClient jdbc, Vault vault, ObjectProvider<SealedPlace> places, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.places = places.stream().toList();
        this.transactions = transactions;
    }

    /// One pass over all places, until nothing is left that can be wrapped anew.
    void round() throws InterruptedException {
        int changed = 0;
        for (SealedPlace place : places) {
            unreadable(place).clear();
            int batch;
            do {
                Integer done = transactions.execute(status -> rewrapSome(place));
                batch = done == null ? 0 : done;
                changed += batch;
                if (batch > 0) {
                    Thread.sleep(BREATH);
                }
            } while (batch > 0);
        }
        if (changed > 0) {
            log.atInfo().addKeyValue("rows", changed).log("row keys wrapped with the present key");
        }
    }

    private Set<String> unreadable(SealedPlace place) {
        return unreadable.computeIfAbsent(place, each -> ConcurrentHashMap.newKeySet());
    }

    /// One batch in one transaction; says how many rows were looked at, zero when none is left.
    private int rewrapSome(SealedPlace place) {
        List<String> ids = new ArrayList<>();
        List<byte[]> fresh = new ArrayList<>();
        Set<String> skip = unreadable(place);
        int[] seen = new int[1];
        jdbc.sql("select " + place.rowId() + " as row_id, " + place.keyColumn() + " as wrapped from " + place.keyTable()
                        + " where " + notPresent(place) + " and not (" + place.rowId()
                        + " = any(cast(:skip as text[]))) limit " + AT_ONCE + " for update skip locked")
                .param("mark", vault.presentMark())
                .param("skip", skip.toArray(String[]::new))
                .query(row -> {
                    seen[0]++;
                    String id = row.getString("row_id");
                    try {
                        fresh.add(vault.rewrap(row.getBytes("wrapped"), place, id));
                        ids.add(id);
                    } catch (UnreadableRowException otherKey) {
                        skip.add(id);
                        log.atError().setCause(otherKey).log("row key cannot be wrapped anew");
                    }
                });
        if (!ids.isEmpty()) {
            jdbc.sql("update " + place.keyTable() + " set " + place.keyColumn()
                            + " = g.fresh from unnest(cast(:ids as text[]), cast(:fresh as bytea[])) as g(row_id, fresh)"
                            + " where " + place.rowId() + " = g.row_id")
                    .param("ids", ids.toArray(String[]::new))
                    .param("fresh", fresh.toArray(byte[][]::new))
                    .update();
        }
        return seen[0];
    }

    private static String notPresent(SealedPlace place) {
        return place.keyColumn() + " is not null and substring(" + place.keyColumn() + " for " + WrappingKey.MARK_BYTES
                + ") <> :mark";
    }

    /// How far it has come, counted now.
    Progress progress() {
        long rows = 0;
        long left = 0;
        for (SealedPlace place : places) {
            long[] counted = jdbc.sql("select count(" + place.keyColumn() + ") as rows, count(*) filter (where "
                            + notPresent(place) + ") as old from " + place.keyTable())
                    .param("mark", vault.presentMark())
                    .query((row, number) -> new long[] {row.getLong("rows"), row.getLong("old")})
                    .single();
            rows += counted[0];
            left += counted[1];
        }
        return new Progress(rows, left, stuck());
    }

    private long stuck() {
        return unreadable.values().stream().mapToLong(Set::size).sum();
    }

    /// How far it has come.
    ///
    /// @param rows all that are sealed
    /// @param left those not under the present key
    /// @param stuck those of them that no key opens
    record Progress(long rows, long left, long stuck) {}

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("notifier-rewrapping").start(this::untilStopped);
    }

    private void untilStopped() {
        while (running) {
            try {
                round();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException databaseAway) {
                log.atWarn()
                        .addKeyValue("failure", databaseAway.getClass().getSimpleName())
                        .log("row keys are wrapped anew later");
            }
            try {
                // Again, because another process may still write with the key it knows.
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread working = thread;
        if (working != null) {
            working.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
