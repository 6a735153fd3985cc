package org.campana.notifier.address;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/// Encrypts values of the database row by row: a fresh random key each, wrapped by the key-encryption key.
/// Both layers are bound to `table|column|row id`, so that a value moved to another row does not open.
@Component
public class Vault {

    private static final int ROW_KEY_BYTES = 32;
    private static final int INDEX_BYTES = 16;

    private final Keys keys;
    private final SecureRandom random = new SecureRandom();

    Vault(KeySettings settings) {
        this.keys = Keys.read(settings);
    }

    /// Encrypts `value` for one place.
    public Sealed seal(String value, String table, String column, String rowId) {
        byte[] place = place(table, column, rowId);
        byte[] rowKey = new byte[ROW_KEY_BYTES];
        random.nextBytes(rowKey);
        try {
            byte[] ciphertext = new AesGcmJce(rowKey).encrypt(value.getBytes(StandardCharsets.UTF_8), place);
            return new Sealed(keys.present().wrap(rowKey, place), ciphertext);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("Encryption failed for " + table + "." + column, broken);
        } finally {
            Arrays.fill(rowKey, (byte) 0);
        }
    }

    /// Opens what [#seal] made for the same place.
    ///
    /// @throws UnreadableRowException when the key is another, or the value was changed or moved
    public String open(Sealed sealed, String table, String column, String rowId) {
        byte[] place = place(table, column, rowId);
        try {
            byte[] rowKey = keys.unwrap(sealed.wrappedKey(), place);
            byte[] value = new AesGcmJce(rowKey).decrypt(sealed.ciphertext(), place);
            Arrays.fill(rowKey, (byte) 0);
            return new String(value, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException refused) {
            throw new UnreadableRowException(table, column, rowId);
        }
    }

    /// The row's key wrapped anew with the present key; what it opens is not touched.
    ///
    /// @throws UnreadableRowException when none of our keys opens it
    byte[] rewrap(byte[] wrappedKey, SealedPlace where, String rowId) {
        byte[] place = place(where.table(), where.column(), rowId);
        try {
            byte[] rowKey = keys.unwrap(wrappedKey, place);
            byte[] fresh = keys.present().wrap(rowKey, place);
            Arrays.fill(rowKey, (byte) 0);
            return fresh;
        } catch (GeneralSecurityException refused) {
            throw new UnreadableRowException(where.table(), where.column(), rowId);
        }
    }

    /// What every key begins with that the present key wrapped.
    byte[] presentMark() {
        return keys.present().mark();
    }

    /// The marks of all known keys, in hex.
    List<String> knownMarks() {
        return keys.wrapping().stream()
                .map(key -> HexFormat.of().formatHex(key.mark()))
                .toList();
    }

    /// Whether there are other keys beside the present one.
    boolean hasRetiredKeys() {
        return keys.wrapping().size() > 1;
    }

    /// A keyed index of a value: the same value gives the same 128 bits, and without the lookup key nobody
    /// can try values out (an unkeyed hash of all numbers takes minutes; reliability, finding 9).
    ///
    /// @param purpose keeps indexes of different things apart
    public byte[] index(String purpose, String value) {
        try {
            return keys.lookup().compute((purpose + "|" + value).getBytes(StandardCharsets.UTF_8), INDEX_BYTES);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The lookup key cannot be used", broken);
        }
    }

    private static byte[] place(String table, String column, String rowId) {
        return (table + "|" + column + "|" + rowId).getBytes(StandardCharsets.UTF_8);
    }
}
