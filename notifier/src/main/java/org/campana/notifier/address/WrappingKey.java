package org.campana.notifier.address;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.PrfHmacJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/// One key-encryption key and the mark that what it wrapped begins with: a version and 32 bits made from the key by a
/// one-way function. Rows from before there were marks have none, and are shorter by it.
@SuppressWarnings("ArrayRecordComponent") // The mark is compared by Arrays, the record never.
record WrappingKey(byte[] mark, Aead aead) {

    static final int MARK_BYTES = 5;

    /// A wrapped key without a mark: nonce, 32 bytes, tag.
    static final int UNMARKED_BYTES = 12 + 32 + 16;

    static final int MARKED_BYTES = MARK_BYTES + UNMARKED_BYTES;

    private static final byte VERSION = 1;

    static WrappingKey of(byte[] key) throws GeneralSecurityException {
        byte[] id = new PrfHmacJce("HMACSHA256", new SecretKeySpec(key, "HMAC"))
                .compute("campana key id".getBytes(StandardCharsets.US_ASCII), MARK_BYTES - 1);
        byte[] mark = new byte[MARK_BYTES];
        mark[0] = VERSION;
        System.arraycopy(id, 0, mark, 1, id.length);
        return new WrappingKey(mark, new AesGcmJce(key));
    }

    byte[] wrap(byte[] rowKey, byte[] place) throws GeneralSecurityException {
        byte[] wrapped = aead.encrypt(rowKey, place);
        byte[] marked = Arrays.copyOf(mark, MARK_BYTES + wrapped.length);
        System.arraycopy(wrapped, 0, marked, MARK_BYTES, wrapped.length);
        return marked;
    }

    boolean marked(byte[] wrapped) {
        return wrapped.length == MARKED_BYTES && Arrays.equals(mark, 0, MARK_BYTES, wrapped, 0, MARK_BYTES);
    }

    byte[] unwrap(byte[] wrapped, byte[] place) throws GeneralSecurityException {
        return aead.decrypt(marked(wrapped) ? Arrays.copyOfRange(wrapped, MARK_BYTES, wrapped.length) : wrapped, place);
    }

    @Override
    public String toString() {
        return "WrappingKey";
    }
}
