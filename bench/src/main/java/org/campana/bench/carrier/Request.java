package org.campana.bench.carrier;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.campana.bench.town.Town;
import org.campana.events.sms.SmsText;
import org.jspecify.annotations.Nullable;

/// As much of an HTTP request as a stub has to know. A text is asked for by a form, as Twilio has it, or as other
/// people's gateways can: by Kannel with the form behind the address of a GET, by Alertmanager in JSON, a group a
/// person.
///
/// @param isText whether it asks for a text, and not after one
/// @param person whose number it is sent to, as [Town#personOf] says; of a text only
/// @param form the whole of it, still encoded
record Request(boolean isText, int person, String form) {

    private static final int LONGEST_HEAD = 8192;
    private static final String TO = "To=%2B";
    private static final String CALLBACK = "StatusCallback=";
    private static final String BODY = "Body=";

    private static final String KANNEL = "GET /kannel?";
    private static final String ALERTMANAGER = "POST /alertmanager ";
    private static final String GROUP = "\"groupLabels\":{";
    private static final String GROUP_TO = "\"to\":\"+";

    /// The next request of a connection; null when it was closed.
    static @Nullable Request read(InputStream in) throws IOException {
        String head = head(in);
        if (head == null) {
            return null;
        }
        String body = new String(in.readNBytes(length(head)), StandardCharsets.US_ASCII);
        if (head.startsWith(KANNEL)) {
            return text(head.substring(KANNEL.length(), head.indexOf(' ', KANNEL.length())));
        }
        if (head.startsWith(ALERTMANAGER)) {
            return new Request(true, Town.personOf(numberOfGroup(body)), "");
        }
        return head.startsWith("POST") ? text(body) : new Request(false, Town.personOf(""), body);
    }

    private static Request text(String form) {
        return new Request(true, Town.personOf(number(form)), form);
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

    /// The digits of the label `to` of the whole group; empty when it has none.
    private static String numberOfGroup(String json) {
        int group = json.indexOf(GROUP);
        int at = group < 0 ? -1 : json.indexOf(GROUP_TO, group);
        return at < 0 || at > json.indexOf('}', group)
                ? ""
                : json.substring(at + GROUP_TO.length(), json.indexOf('"', at + GROUP_TO.length()));
    }

    /// Where to tell what became of it; empty when nobody asked.
    String callback() {
        return field(CALLBACK);
    }

    /// How many segments its text takes, 1 at least.
    int segments() {
        return SmsText.of(field(BODY)).segments();
    }

    /// @param name with its `=`
    private String field(String name) {
        int at = form.startsWith(name) ? 0 : form.indexOf("&" + name) + 1;
        if (at == 0 && !form.startsWith(name)) {
            return "";
        }
        int end = form.indexOf('&', at);
        return URLDecoder.decode(
                form.substring(at + name.length(), end < 0 ? form.length() : end), StandardCharsets.UTF_8);
    }
}
