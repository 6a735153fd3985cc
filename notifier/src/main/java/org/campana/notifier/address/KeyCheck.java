package org.campana.notifier.address;

import java.util.Arrays;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stops the start when the keys are not those of this database: with others every number would look
/// unreadable, and everybody would be held back as if nobody knew their number.
@Component
class KeyCheck implements SmartLifecycle {

    /// Before anything sends.
    private static final int PHASE = 100;

    private static final String TABLE = "notify.key_check";
    private static final String VALUE = "campana";

    private final JdbcClient jdbc;
    private final Vault vault;
    private boolean running;

    KeyCheck(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
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
        boolean ours = jdbc.sql("select wrapped_key, ciphertext, value_index from notify.key_check")
                .query((row, number) -> opens(
                        new Sealed(row.getBytes("wrapped_key"), row.getBytes("ciphertext")),
                        row.getBytes("value_index")))
                .single();
        if (!ours) {
            throw new KeysUnusableException(
                    "The keys in campana.keys are not the ones this database was filled with",
                    "start with the keys of this database; without them its numbers are lost for good");
        }
        running = true;
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
