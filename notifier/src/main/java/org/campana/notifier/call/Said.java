package org.campana.notifier.call;

/// One thing that is heard in a call.
public sealed interface Said {

    /// Words in the carrier's voice.
    ///
    /// @param language as the carrier names it, such as `es-MX`
    record Words(String text, String language) implements Said {

        /// Without the words.
        @Override
        public String toString() {
            return "Words[" + language + "]";
        }
    }

    /// A recording of a speaker.
    ///
    /// @param url where the carrier fetches it, once a call
    record Clip(String url) implements Said {}
}
