package org.campana.ingest.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the dispatcher says an alert would reach, before anybody approves it.
///
/// @param recipients how many would be sent a text
/// @param segments SMS segments of all their texts together
/// @param secondsToLast seconds until the last of them has left, at the network's rate
/// @param byLanguage how many in each language
/// @param heldBack how many would not be sent one, and why
/// @param fallbacks what happens to people none of whose languages has the words, for each kind of message
public record Forecast(
        int recipients,
        int segments,
        long secondsToLast,
        List<InLanguage> byLanguage,
        List<HeldBack> heldBack,
        List<Fallback> fallbacks) {

    public Forecast {
        byLanguage = byLanguage == null ? List.of() : List.copyOf(byLanguage);
        heldBack = heldBack == null ? List.of() : List.copyOf(heldBack);
        // A draft from before an upgrade has none.
        fallbacks = fallbacks == null ? List.of() : List.copyOf(fallbacks);
    }

    /// So many people would read it in this language.
    ///
    /// @param wanted the first language of their list; another than `language` means that they read it in another
    /// @param reading FIRST, LISTED for another language of their list, or FALLBACK for one on no list of theirs
    public record InLanguage(
            String language,
            @Nullable String wanted,
            @Nullable String reading,
            int people) {

        /// Whether the network's policy chose the language, not the person.
        @JsonIgnore
        public boolean fallback() {
            return "FALLBACK".equals(reading);
        }
    }

    /// So many people would not be sent it.
    public record HeldBack(String reason, @Nullable String language, int people) {}

    /// The policy for one kind of message.
    ///
    /// @param kind FIRST_ALERT, UPDATE, ALL_CLEAR or CORRECTION
    /// @param policy NONE, NETWORK_DEFAULT or ANY
    /// @param language what it comes to now; null when it leaves people untold
    public record Fallback(
            String kind, String policy, @Nullable String language) {}
}
