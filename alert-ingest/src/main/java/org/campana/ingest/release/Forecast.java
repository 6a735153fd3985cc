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
public record Forecast(
        int recipients, int segments, long secondsToLast, List<InLanguage> byLanguage, List<HeldBack> heldBack) {

    public Forecast {
        byLanguage = byLanguage == null ? List.of() : List.copyOf(byLanguage);
        heldBack = heldBack == null ? List.of() : List.copyOf(heldBack);
    }

    /// So many people would read it in this language.
    ///
    /// @param wanted the first language of their list; another than `language` means a fallback would be taken
    public record InLanguage(String language, @Nullable String wanted, int people) {

        /// Whether they would be told in another language than the first of their list.
        @JsonIgnore
        public boolean fallback() {
            return wanted != null && !wanted.equals(language);
        }
    }

    /// So many people would not be sent it.
    public record HeldBack(String reason, @Nullable String language, int people) {}
}
