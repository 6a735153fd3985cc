package org.campana.carrier.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Makes ids as Twilio does: two letters and 32 hex digits.
public final class Sids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Sids() {}

    /// Of a text.
    public static String message() {
        return "SM" + hex();
    }

    /// Of a call.
    public static String call() {
        return "CA" + hex();
    }

    private static String hex() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
