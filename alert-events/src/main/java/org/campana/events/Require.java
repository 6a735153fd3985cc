package org.campana.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/// Checks of fields, each with a message that names the field and the rule, never the text at fault.
final class Require {

    private static final Pattern WORDING = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    private Require() {}

    static void that(boolean holds, String rule) {
        if (!holds) {
            throw new FieldRefusedException(rule);
        }
    }

    static void atLeast(int value, int least, String field) {
        that(value >= least, field + " must be at least " + least + " but is " + value);
    }

    static void atMost(int value, int most, String field) {
        that(value <= most, field + " must be at most " + most + " but is " + value);
    }

    /// False for NaN as well.
    static void within(double value, double most, String field) {
        that(Math.abs(value) <= most, field + " must be between -" + most + " and " + most + " degrees");
    }

    static void after(Instant later, Instant earlier, String rule) {
        that(later.isAfter(earlier), rule);
    }

    static void text(String value, int most, String field) {
        that(
                !value.isBlank() && value.length() <= most,
                field + " must have 1 to " + most + " characters but has " + value.length());
    }

    /// A name that stands inside a text: a line break in it could pass for the end of the alert.
    static void name(String value, int most, String field) {
        text(value, most, field);
        that(value.chars().noneMatch(Character::isISOControl), field + " must be one line without control characters");
    }

    static void upperCase(String value, String field) {
        that(value.equals(value.toUpperCase(Locale.ROOT)), field + " must be in upper case");
    }

    static void timeZone(String value, String field) {
        try {
            ZoneId.of(value);
        } catch (DateTimeException unknown) {
            throw new FieldRefusedException(field + " must be an IANA zone such as America/Los_Angeles");
        }
    }

    static void wording(String value) {
        that(WORDING.matcher(value).matches(), "wording must be a name such as agents-near-school");
    }
}
