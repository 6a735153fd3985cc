package org.campana.dispatcher.compose;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.campana.events.Language;

/// The text of a wording with its fields: ICU MessageFormat, so that translators can order words as their language
/// does and choose by what is known (`{place, select, none {} other {, {place}}}`).
public final class Template {

    /// The network's name.
    public static final String NETWORK = "network";
    /// The school's name.
    public static final String SCHOOL = "school";
    /// One of the school's own place names, or `none`.
    public static final String PLACE = "place";
    /// When it was seen.
    public static final String TIME = "time";
    /// When this text was let go.
    public static final String SENT = "sent";
    /// A name of `SchoolAction`.
    public static final String ACTION = "action";

    /// All there are.
    public static final Set<String> FIELDS = Set.of(NETWORK, SCHOOL, PLACE, TIME, SENT, ACTION);

    private static final String NO_PLACE = "none";

    /// Written out rather than taken from CLDR, which puts a no-break space before PM that GSM-7 does not have.
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", Locale.ROOT);

    private final String text;
    private final Language language;

    /// Reads the text.
    ///
    /// @throws IllegalArgumentException when the text is not ICU MessageFormat
    public Template(String text, Language language) {
        this.text = text;
        this.language = language;
        new MessagePattern(text);
    }

    /// The fields it names, known or not, in the order of the text.
    public Set<String> fields() {
        MessagePattern parsed = new MessagePattern(text);
        Set<String> fields = new LinkedHashSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            MessagePattern.Part part = parsed.getPart(i);
            switch (part.getType()) {
                case ARG_NAME, ARG_NUMBER -> fields.add(parsed.getSubstring(part));
                // Everything else is text or punctuation of the pattern; the enum is ICU's, not ours.
                default -> {}
            }
        }
        return fields;
    }

    /// The finished text.
    public String fill(String network, Message message) {
        ZoneId zone = message.school().zone();
        Map<String, Object> values = new HashMap<>();
        values.put(NETWORK, network);
        values.put(SCHOOL, message.school().name());
        values.put(
                PLACE,
                message.facts().place() == null ? NO_PLACE : message.facts().place());
        values.put(TIME, clock(message.facts().observedAt(), zone));
        values.put(SENT, clock(message.sentAt(), zone));
        values.put(ACTION, message.facts().action().name());
        return new MessageFormat(text, ULocale.forLanguageTag(language.tag()))
                .format(values)
                .strip();
    }

    /// Whether a language is written from right to left.
    public static boolean rightToLeft(Language language) {
        return ULocale.forLanguageTag(language.tag()).isRightToLeft();
    }

    private static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }
}
