package org.campana.notifier.address;

import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stops the start when the keys are not those of this database: with others every number would look
/// unreadable, and everybody would be held back as if nobody knew their number.
@Component
public class KeyCheck implements SmartLifecycle {

    /// Before anything sends.
    private static final int PHASE = 100;

    private static final String TABLE = "notify.key_check";
    static final SealedPlace PLACE = new SealedPlace(TABLE, "wrapped_key", "'only'::text", TABLE, "ciphertext");

    private static final String VALUE = "campana";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final List<SealedPlace> places;
    private boolean running;

    KeyCheck(JdbcClient jdbc, Vault vault, ObjectProvider<SealedPlace> places) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.places = places.stream().toList();
    }

    /// @throws KeysUnusableException when the keys are others than at the first start
    @Override
    public void start() {
        Sealed fresh = vault.seal(VALUE, TABLE, "ciphertext", "only");
        jdbc.sql("""
                insert into notify.key_check (wrapped_key, ciphertext, value_index) values (:key, :text, :index)
                on conflict do nothing
                """)
                .param("key", fresh.wrappedKey())
                .param("text", fresh.ciphertext())
                .param("index", vault.index("check", VALUE))
                .update();
        verify();
        places.forEach(this::refuseMissingKey);
        running = true;
    }

    /// Writes nothing: for a command that only reads.
    ///
    /// @throws KeysUnusableException when the keys are others than at the first start
    public void verify() {
        boolean ours = jdbc.sql("select wrapped_key, ciphertext, value_index from notify.key_check")
                .query((row, number) -> opens(
                        new Sealed(row.getBytes("wrapped_key"), row.getBytes("ciphertext")),
                        row.getBytes("value_index")))
                .optional()
                .orElse(false);
        if (!ours) {
            throw new KeysUnusableException(
                    "The keys in campana.keys are not the ones this database was filled with",
                    "start with the keys of this database; without them its numbers are lost for good. If you "
                            + "exchanged the encryption key, put the earlier one into retired-encryption-keys");
        }
    }

    /// A key that was taken away too early would show only at the next alert, person by person.
    private void refuseMissingKey(SealedPlace place) {
        int missing = jdbc.sql("select count(*) from " + place.keyTable() + " where length(" + place.keyColumn()
                        + ") = :length and not (encode(substring(" + place.keyColumn()
                        + " for :mark), 'hex') = any(cast(:known as text[])))")
                .param("length", WrappingKey.MARKED_BYTES)
                .param("mark", WrappingKey.MARK_BYTES)
                .param("known", vault.knownMarks().toArray(String[]::new))
                .query(Integer.class)
                .single();
        if (missing == 0 && !unmarkedOpen(place)) {
            missing = 1;
        }
        if (missing > 0) {
            throw new KeysUnusableException(
                    place.keyTable() + " has rows (" + missing
                            + " at least) under an encryption key that was taken away",
                    "put that key back into campana.keys.retired-encryption-keys (or the line "
                            + "retired-encryption-keys of the key file) and leave it there until /privacy says that it "
                            + "may go");
        }
    }

    /// Rows from before there were marks were all wrapped with one key, so that a few tell of all. One that somebody
    /// damaged must not stop the start.
    private boolean unmarkedOpen(SealedPlace place) {
        List<Boolean> opened = jdbc.sql(
                        "select " + place.rowId() + " as row_id, " + place.keyColumn() + " as wrapped from "
                                + place.keyTable() + " where length(" + place.keyColumn() + ") = :length limit 20")
                .param("length", WrappingKey.UNMARKED_BYTES)
                .query((row, number) -> rewraps(row.getBytes("wrapped"), place, row.getString("row_id")))
                .list();
        return opened.isEmpty() || opened.contains(true);
    }

    private boolean rewraps(byte[] wrapped, SealedPlace place, String rowId) {
        try {
            return vault.rewrap(wrapped, place, rowId).length > 0;
        } catch (UnreadableRowException otherKey) {
            return false;
        }
    }

    private boolean opens(Sealed sealed, byte[] index) {
        try {
            return vault.open(sealed, TABLE, "ciphertext", "only").equals(VALUE)
                    && Arrays.equals(index, vault.index("check", VALUE));
        } catch (UnreadableRowException otherKey) {
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
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
