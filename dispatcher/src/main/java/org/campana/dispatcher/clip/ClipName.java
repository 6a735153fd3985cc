package org.campana.dispatcher.clip;

import java.util.Locale;
import java.util.regex.Pattern;
import org.campana.events.Phrase;
import org.campana.events.SchoolAction;
import org.campana.events.SchoolId;

/// What a recording says, such as `wording/all-clear`, `action/secure`, `school/lincoln` or `call/keys`:
/// general words or a school's name, never a person or a place of a report.
public record ClipName(String value) implements Comparable<ClipName> {

    private static final Pattern FORM = Pattern.compile("(wording|action|school|call)/[a-z0-9][a-z0-9-]{1,39}");

    /// Fails with an [IllegalArgumentException] for anything else.
    public ClipName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("name of a recording must be such as wording/all-clear");
        }
    }

    /// What a wording says to families, without the school, the place and the time.
    public static ClipName wording(String name) {
        return new ClipName("wording/" + name);
    }

    /// What a school does.
    public static ClipName action(SchoolAction action) {
        return new ClipName("action/" + word(action));
    }

    /// A school's name.
    public static ClipName school(SchoolId school) {
        return new ClipName("school/" + school);
    }

    /// What is said in a call beside an alert.
    public static ClipName phrase(Phrase phrase) {
        return new ClipName("call/" + word(phrase));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int compareTo(ClipName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
