package org.campana.ingest.incident;

import java.security.SecureRandom;

/// The short names reporters get. Four characters that no two of look or sound alike: no 0 O 1 I L 5 S U V B 8.
final class Receipts {

    static final String ALPHABET = "234679ACDEFGHJKMNPQRTWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Receipts() {}

    static String next() {
        StringBuilder receipt = new StringBuilder(4);
        for (int i = 0; i < 4; i++) {
            receipt.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return receipt.toString();
    }
}
