package org.campana.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tell everyone whom the alert reached how it went on. The notifier expands it over its own ledger, because
/// only the ledger knows who was reached.
///
/// @param texts one a language; every language the alert went out in is among them
/// @param expiresAt no request to a carrier starts after it (I3)
public record FollowUpRequested(
        EventId eventId,
        AlertId alertId,
        int revision,
        FollowUpKind kind,
        SchoolId schoolId,
        List<LanguageText> texts,
        boolean drill,
        Instant followedUpAt,
        Instant expiresAt)
        implements DeliveryCommand {

    public FollowUpRequested {
        Require.atLeast(revision, 2, "revision");
        texts = List.copyOf(texts);
        Require.atLeast(texts.size(), 1, "number of texts");
        Require.that(
                texts.stream().map(LanguageText::language).distinct().count() == texts.size(),
                "texts must have one text a language");
        Require.after(expiresAt, followedUpAt, "expiresAt must be after followedUpAt");
    }

    @Override
    public String key() {
        return alertId.toString();
    }

    /// The text in one language.
    ///
    /// @param segments how many SMS segments it takes
    /// @param recording in this language, for calls, in place of the text; null where nothing is recorded
    public record LanguageText(
            Language language,
            String text,
            int segments,
            @Nullable Recording recording) {

        public LanguageText {
            Require.text(text, 1600, "text");
            Require.atLeast(segments, 0, "segments");
            Require.that(
                    recording == null || recording.language().equals(language),
                    "recording must be in the language of its text");
        }
    }
}
