package org.campana.dispatcher.compose;

import org.campana.events.Language;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How wordings are chosen.
///
/// @param fallback what happens to people none of whose languages has the words
@ConfigurationProperties("campana.wording")
record WordingSettings(@DefaultValue Fallback fallback) {

    Language networkDefault() {
        return Language.of(fallback.language);
    }

    /// The policy for one message.
    FallbackPolicy policy(WordingKind kind, boolean drill) {
        return switch (kind) {
            case UPDATE -> fallback.update;
            case ALL_CLEAR -> fallback.allClear;
            case CORRECTION -> fallback.correction;
            case FIRST_ALERT, DRILL_PREFIX, STOP_HINT -> drill ? fallback.drill : fallback.firstAlert;
        };
    }

    /// One policy for each kind of message.
    ///
    /// @param language the network's own language, as a BCP 47 tag
    /// @param firstAlert for what opens an alert
    /// @param update for what says that it goes on
    /// @param allClear for what ends it; not NONE, because whoever was alerted must hear the end
    /// @param correction for what takes it back; not NONE, for the same reason
    /// @param drill for what opens a drill: in a language somebody cannot read, a drill looks like the real thing
    record Fallback(
            @DefaultValue("en") String language,
            @DefaultValue("NETWORK_DEFAULT") FallbackPolicy firstAlert,
            @DefaultValue("ANY") FallbackPolicy update,
            @DefaultValue("ANY") FallbackPolicy allClear,
            @DefaultValue("ANY") FallbackPolicy correction,
            @DefaultValue("NONE") FallbackPolicy drill) {

        Fallback {
            Language.of(language);
            refuseNone(allClear, "all-clear");
            refuseNone(correction, "correction");
        }

        private static void refuseNone(FallbackPolicy policy, String key) {
            if (policy == FallbackPolicy.NONE) {
                throw new IllegalArgumentException("campana.wording.fallback." + key
                        + " must be NETWORK_DEFAULT or ANY: whoever was alerted must hear how it ended");
            }
        }
    }
}
