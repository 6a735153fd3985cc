package org.campana.events;

import java.util.regex.Pattern;

/// Checks of fields, each with a message that names the field and the rule.
final class Require {

    private static final Pattern WORDING = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    private Require() {}

    static void atLeast(int value, int least, String field) {
        if (value < least) {
            throw new IllegalArgumentException(field + " must be at least " + least + " but is " + value);
        }
    }

    static void text(String value, int most, String field) {
        if (value.isBlank() || value.length() > most) {
            throw new IllegalArgumentException(
                    field + " must have 1 to " + most + " characters but has " + value.length());
        }
    }

    static void wording(String value) {
        if (!WORDING.matcher(value).matches()) {
            throw new IllegalArgumentException("wording must be a name such as agents-near-school");
        }
    }
}
