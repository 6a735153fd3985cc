package org.campana.carrier.ledger;

import org.jspecify.annotations.Nullable;

/// A phone that somebody named, so that a page can show whose it is.
///
/// @param number E.164
/// @param label whose it is, e.g. a first name of the demo town
/// @param language BCP 47 tag of its owner's language
/// @param direction of that language's script
/// @param featured whether the page shows it first
public record Phone(
        String number, String label, String language, WritingDirection direction, Skin skin, boolean featured) {

    /// How the page draws it.
    public enum Skin {
        /// A phone with keys.
        BASIC,
        /// A phone with a touch screen.
        SMART
    }

    /// Left to right, or right to left.
    public enum WritingDirection {
        LTR,
        RTL;

        /// As HTML's `dir` wants it.
        public String html() {
            return this == RTL ? "rtl" : "ltr";
        }
    }

    /// The phone of a number that nobody named.
    public static Phone unnamed(String number) {
        return new Phone(number, number, "en", WritingDirection.LTR, Skin.SMART, false);
    }

    /// A phone with what is missing filled in.
    public static Phone of(String number, @Nullable String label, @Nullable String language) {
        return new Phone(
                number,
                label == null ? number : label,
                language == null ? "en" : language,
                WritingDirection.LTR,
                Skin.SMART,
                false);
    }
}
