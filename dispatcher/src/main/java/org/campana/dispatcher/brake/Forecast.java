package org.campana.dispatcher.brake;

import java.util.List;
import org.campana.events.Language;
import org.campana.events.SliceFannedOut.HeldBack;

/// What an alert would do if it were let go now.
///
/// @param recipients people who would be told
/// @param segments SMS segments in all
/// @param secondsToLast until the last segment has left, at the sender's contracted rate
/// @param byLanguage who would be told in which language
/// @param heldBack who would not be told, and why
record Forecast(
        int recipients, int segments, long secondsToLast, List<ByLanguage> byLanguage, List<HeldBack> heldBack) {

    /// So many people are told in `language` who want `wanted` first; where the two differ, a fallback is taken.
    ///
    /// @param segments SMS segments for all of them together
    record ByLanguage(Language language, Language wanted, int people, int segments) {}
}
