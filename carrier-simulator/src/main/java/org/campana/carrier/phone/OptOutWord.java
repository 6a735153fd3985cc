package org.campana.carrier.phone;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The words that Twilio acts upon by itself, in English and as whole messages only (docs, "Twilio
/// support for opt-out keywords"), with the answers it gives for a long code.
enum OptOutWord {
    STOP(
            "STOP UNSUBSCRIBE END QUIT STOPALL REVOKE OPTOUT CANCEL",
            "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply"
                    + " START to resubscribe."),
    START(
            "START YES UNSTOP",
            "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to"
                    + " unsubscribe. Msg&Data Rates May Apply."),
    HELP("HELP INFO", "Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

    private final String words;
    private final String answer;

    OptOutWord(String words, String answer) {
        this.words = words;
        this.answer = answer;
    }

    static Optional<OptOutWord> of(String body) {
        String word = body.strip().toUpperCase(Locale.ROOT);
        for (OptOutWord each : values()) {
            if (List.of(each.words.split(" ", -1)).contains(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// What the network itself answers.
    String answer() {
        return answer;
    }
}
