package org.campana.dispatcher.wording;

import org.campana.events.Audience;
import org.campana.events.Language;

/// Which wording: its name, whom it is for, and in which language.
record WordingId(String name, Audience audience, Language language) {

    /// Fails with a problem that names the language when the tag is none.
    static WordingId of(String name, Audience audience, String tag) {
        return new WordingId(name, audience, language(tag));
    }

    static Language language(String tag) {
        try {
            return Language.of(tag);
        } catch (IllegalArgumentException malformed) {
            throw WordingProblems.language();
        }
    }
}
