package org.campana.notifier.call;

/// One thing that is heard in a call.
public sealed interface Utterance {

    /// A recording, from this address.
    record Played(String url) implements Utterance {}

    /// Words by the carrier's voice.
    ///
    /// @param language as the carrier names it, such as `es-MX`
    record Said(String text, String language) implements Utterance {

        /// Without the words.
        @Override
        public String toString() {
            return "Said[" + language + "]";
        }
    }
}
