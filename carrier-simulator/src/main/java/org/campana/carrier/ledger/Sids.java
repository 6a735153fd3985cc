package org.campana.carrier.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Makes ids as Twilio does: two letters and 32 hex digits.
public final class Sids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Sids() {}

    /// Of a text.
    public static String message() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return "SM" + HexFormat.of().formatHex(bytes);
    }
}
