package org.campana.bench.carrier;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.campana.bench.town.Town;
import org.jspecify.annotations.Nullable;

/// As much of an HTTP request as a stub has to know.
///
/// @param person whose number it is sent to, as [Town#personOf] says; of a POST only
/// @param form the whole of it, still encoded
record Request(boolean isPost, int person, String form) {

    private static final int LONGEST_HEAD = 8192;
    private static final String TO = "To=%2B";
    private static final String CALLBACK = "StatusCallback=";

    /// The next request of a connection; null when it was closed.
    static @Nullable Request read(InputStream in) throws IOException {
        String head = head(in);
        if (head == null) {
            return null;
        }
        String body = new String(in.readNBytes(length(head)), StandardCharsets.US_ASCII);
        return new Request(head.startsWith("POST"), Town.personOf(number(body)), body);
    }

    private static @Nullable String head(InputStream in) throws IOException {
        byte[] bytes = new byte[LONGEST_HEAD];
        int size = 0;
        while (size < LONGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            bytes[size++] = (byte) next;
            if (next == '\n' && size > 3 && bytes[size - 2] == '\r' && bytes[size - 3] == '\n') {
                return new String(bytes, 0, size, StandardCharsets.US_ASCII);
            }
        }
        throw new IOException("The head of a request is longer than " + LONGEST_HEAD + " bytes");
    }

    private static int length(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length:");
        return at < 0
                ? 0
                : Integer.parseInt(
                        lower.substring(at + 15, lower.indexOf('\r', at)).strip());
    }

    /// The digits behind `To=+`; empty when there are none.
    private static String number(String form) {
        int at = form.startsWith(TO) ? 0 : form.indexOf("&" + TO) + 1;
        if (at == 0 && !form.startsWith(TO)) {
            return "";
        }
        int end = form.indexOf('&', at);
        return form.substring(at + TO.length(), end < 0 ? form.length() : end);
    }

    /// Where to tell what became of it; empty when nobody asked.
    String callback() {
        int at = form.startsWith(CALLBACK) ? 0 : form.indexOf("&" + CALLBACK) + 1;
        if (at == 0 && !form.startsWith(CALLBACK)) {
            return "";
        }
        int end = form.indexOf('&', at);
        return URLDecoder.decode(
                form.substring(at + CALLBACK.length(), end < 0 ? form.length() : end), StandardCharsets.US_ASCII);
    }
}
