package org.campana.dispatcher.compose;

import java.time.Instant;
import java.util.UUID;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.jspecify.annotations.Nullable;

/// One version of what is said, in one language, to one audience.
///
/// @param name such as `agents-near-school`
/// @param text ICU MessageFormat with the fields of [Template]
/// @param editorId null for what Campana ships
/// @param reviewer who approved or withdrew it
public record Wording(
        String name,
        Audience audience,
        Language language,
        int version,
        WordingKind kind,
        String text,
        WordingState state,
        @Nullable UUID editorId,
        String editor,
        Instant editedAt,
        @Nullable String reviewer,
        @Nullable Instant reviewedAt) {

    /// A version that nobody has stored yet.
    ///
    /// @param version one more than the newest its writer has seen
    public static Wording draft(
            String name, Audience audience, Language language, int version, WordingKind kind, String text) {
        return new Wording(
                name,
                audience,
                language,
                version,
                kind,
                text,
                WordingState.UNREVIEWED,
                null,
                "",
                Instant.EPOCH,
                null,
                null);
    }
}
