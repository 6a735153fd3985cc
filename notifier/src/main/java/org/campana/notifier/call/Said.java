package org.campana.notifier.call;

/// Words that are heard in a call, by the carrier's voice.
///
/// @param language as the carrier names it, such as `es-MX`
public record Said(String text, String language) {

    /// Without the words.
    @Override
    public String toString() {
        return "Said[" + language + "]";
    }
}
