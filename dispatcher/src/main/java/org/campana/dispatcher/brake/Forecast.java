package org.campana.dispatcher.brake;

import java.util.List;
import org.campana.dispatcher.compose.FallbackPolicy;
import org.campana.dispatcher.compose.Reading;
import org.campana.dispatcher.compose.WordingKind;
import org.campana.events.Language;
import org.campana.events.SliceFannedOut.HeldBack;
import org.jspecify.annotations.Nullable;

/// What an alert would do if it were let go now.
///
/// @param recipients people who would be told
/// @param segments SMS segments in all
/// @param secondsToLast until the last segment has left, at the sender's contracted rate
/// @param byLanguage who would be told in which language
/// @param heldBack who would not be told, and why
/// @param readers the same by the language people want first
/// @param fallbacks what happens to people none of whose languages has the words, now and when it goes on
record Forecast(
        int recipients,
        int segments,
        long secondsToLast,
        List<ByLanguage> byLanguage,
        List<HeldBack> heldBack,
        List<Readers> readers,
        List<Fallback> fallbacks) {

    /// So many people are told in `language` who want `wanted` first.
    ///
    /// @param segments SMS segments for all of them together
    record ByLanguage(Language language, Language wanted, Reading reading, int people, int segments) {}

    /// The policy for one kind of message of this alert.
    ///
    /// @param language what it comes to now; null when it leaves people untold
    record Fallback(
            WordingKind kind,
            FallbackPolicy policy,
            @Nullable Language language) {}
}
