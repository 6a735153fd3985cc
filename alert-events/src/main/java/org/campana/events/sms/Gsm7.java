package org.campana.events.sms;

/// The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, sections 6.2.1 and 6.2.1.1), without the
/// national language tables, which carriers in the United States do not use.
final class Gsm7 {

    /// In the order of the standard, from 0x00; 0x1B is the escape to the extension and no letter.
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅå"
            + "Δ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
            + " !\"#¤%&'()*+,-./"
            + "0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNO"
            + "PQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmno"
            + "pqrstuvwxyzäöñüà";

    /// Reached by an escape, so each takes two septets.
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private static final char ESCAPE = '\u001B';

    private static final byte[] SEPTETS = septets();

    private Gsm7() {}

    /// How many septets a character takes: 1, 2, or 0 when the alphabet does not have it.
    static int septetsOf(char character) {
        return character < SEPTETS.length ? SEPTETS[character] : 0;
    }

    private static byte[] septets() {
        byte[] septets = new byte['€' + 1];
        BASIC.chars().filter(basic -> basic != ESCAPE).forEach(basic -> septets[basic] = 1);
        EXTENSION.chars().forEach(extended -> septets[extended] = 2);
        return septets;
    }
}
