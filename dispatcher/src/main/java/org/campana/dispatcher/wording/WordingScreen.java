package org.campana.dispatcher.wording;

import java.util.List;
import org.campana.dispatcher.compose.WordingKind;
import org.campana.dispatcher.compose.WordingState;
import org.campana.events.Audience;
import org.jspecify.annotations.Nullable;

/// One wording in one language, as its editor sees it.
///
/// @param text in the box: the newest version's, or what was just posted
/// @param version the newest so far; 0 when there is none
/// @param inUse the text that alerts say now; null when they cannot in this language
/// @param source the same wording in the language it is translated from; null for that language itself
/// @param missing the kinds without which no alert opens in this language
record WordingScreen(
        String name,
        WordingKind kind,
        Audience audience,
        Tongue language,
        List<Tab> tabs,
        String text,
        int version,
        @Nullable Version newest,
        @Nullable String inUse,
        @Nullable Source source,
        List<WordingKind> missing,
        boolean voiceOnly,
        WordingCheck check,
        List<Version> history,
        May may) {

    /// A language as pages need it.
    ///
    /// @param own what its speakers call it
    /// @param dir `ltr` or `rtl`
    record Tongue(String tag, String name, String own, String dir) {}

    /// One language above the box.
    record Tab(Tongue language, Cell.State state, boolean current) {}

    /// What is translated from.
    ///
    /// @param sample as it reaches a phone
    record Source(Tongue language, String text, String sample) {}

    /// One version and who stands for it.
    record Version(
            int number,
            String text,
            WordingState state,
            String editor,
            String editedOn,
            @Nullable String reviewer,
            @Nullable String reviewedOn) {}

    /// What the one who looks may do.
    ///
    /// @param own whether the newest words are theirs
    record May(boolean approve, boolean withdraw, boolean own) {}

    /// One wording in one language, in a word.
    record Cell(
            String name,
            State state,
            @Nullable String reviewer,
            @Nullable String reviewedOn) {

        /// How it stands.
        enum State {
            IN_USE,
            /// In use, and a newer text waits for review.
            IN_USE_DRAFT,
            DRAFT,
            WITHDRAWN,
            MISSING,
            /// Told by voice only, and recorded.
            RECORDED,
            /// Told by voice only, and to be recorded.
            RECORDING
        }
    }
}
