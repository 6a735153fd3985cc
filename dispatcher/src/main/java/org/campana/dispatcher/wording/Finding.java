package org.campana.dispatcher.wording;

import java.util.Locale;

/// One thing for which a text is refused.
///
/// @param detail which words, field or number; for the page where the text itself stands, never for a log or an answer
///     of the interface, since it can be a name
record Finding(Rule rule, String detail) {

    static Finding of(Rule rule) {
        return new Finding(rule, "");
    }

    /// What to do, without repeating what was written.
    String fix() {
        return rule.says ? rule.fix.formatted(detail) : rule.fix;
    }

    /// The rules, in the order in which they are shown.
    enum Rule {
        EMPTY("Write the text: there is none."),
        LENGTH("Shorten it to 1600 letters."),
        VOICE_ONLY("Record it: this language is told by voice, in a recording of a speaker from the community."),
        BRACES("Correct the braces: the text is not in the form of ICU MessageFormat."),
        UNKNOWN_FIELD("Use no other fields than network, school, place, time, sent and action."),
        MISSING_FIELD("Say {%s}: people need it to know what to do.", true),
        AGENT("Take out who the agent is: a wording says what was seen, never who."),
        NAME("Take out the name, or write the word in small letters: a wording names nobody."),
        PLATE("Take out what reads like a number plate: a wording names nobody and no car."),
        PHONE("Take out the phone number: numbers change, wordings stay. The network's own may stand if it is set."),
        LINK("Take out the link: phone companies block texts for them. The network's own may stand if it is set."),
        INTERFERE("Take out the call to act against agents: it puts people in danger. Say how to stay safe."),
        CAPITALS("Write whole words in small letters: capitals read as shouting."),
        EXCLAMATION("Take out the exclamation mark: an alert is calm."),
        READING_LEVEL("Use shorter sentences and shorter words: it reads at school year %s, and the most is 5.", true),
        SEGMENTS("Shorten it: at a school with a name of common length it takes %s segments, and the most is 2.", true);

        private final String fix;
        private final boolean says;

        Rule(String fix) {
            this(fix, false);
        }

        /// @param says whether the detail is harmless and part of the sentence
        Rule(String fix, boolean says) {
            this.fix = fix;
            this.says = says;
        }

        /// The end of the key of its words, such as `missing-field`.
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// The end of the key of its words.
    public String key() {
        return rule.key();
    }
}
