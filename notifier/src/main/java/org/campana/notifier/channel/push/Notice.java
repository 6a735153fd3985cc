package org.campana.notifier.channel.push;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.campana.events.Language;
import org.campana.notifier.channel.Outgoing;
import org.campana.notifier.programme.Programme;
import tools.jackson.databind.json.JsonMapper;

/// What a device is sent: declarative (a browser shows it without running anything of ours), and readable by our
/// service worker, which then says that it was shown.
final class Notice {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DECLARATIVE = 8030;
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi");

    private final Programme programme;
    private final String publicUrl;

    /// @param publicUrl where we are, without a slash at its end
    Notice(Programme programme, String publicUrl) {
        this.programme = programme;
        this.publicUrl = publicUrl;
    }

    /// The notice as JSON.
    ///
    /// @param tag what a later notice of the same matter has too
    /// @return at most [Sealing#MOST] bytes of JSON; a text that is too long for it is cut at its end
    byte[] of(Outgoing message, String tag) {
        String title = programme.name(message.subject().language());
        String words = message.text().startsWith(title + ":")
                ? message.text().substring(title.length() + 1).strip()
                : message.text();
        byte[] written = write(message, tag, title, words);
        while (written.length > Sealing.MOST) {
            int over = written.length - Sealing.MOST;
            int keep = words.offsetByCodePoints(0, Math.max(0, words.codePointCount(0, words.length()) - over / 4 - 2));
            words = words.substring(0, keep) + "…";
            written = write(message, tag, title, words);
        }
        return written;
    }

    private byte[] write(Outgoing message, String tag, String title, String words) {
        Language language = message.subject().language();
        Map<String, Object> notification = new LinkedHashMap<>();
        notification.put("title", title);
        notification.put("body", words);
        notification.put("lang", language.tag());
        notification.put("dir", rightToLeft(language) ? "rtl" : "ltr");
        notification.put("tag", tag);
        notification.put("navigate", publicUrl + "/notice");
        notification.put("data", Map.of("seen", "/webhooks/notices/" + message.intent()));
        Map<String, Object> push = new LinkedHashMap<>();
        push.put("web_push", DECLARATIVE);
        push.put("notification", notification);
        return JSON.writeValueAsBytes(push);
    }

    private static boolean rightToLeft(Language language) {
        String tag = language.tag();
        int end = tag.indexOf('-');
        return RIGHT_TO_LEFT.contains(end < 0 ? tag : tag.substring(0, end));
    }
}
