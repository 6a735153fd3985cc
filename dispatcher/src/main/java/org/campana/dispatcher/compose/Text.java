package org.campana.dispatcher.compose;

import java.util.List;
import org.campana.events.ClipId;
import org.campana.events.Language;
import org.campana.events.Recording;
import org.jspecify.annotations.Nullable;

/// A finished text, and the recordings that say it in a call.
///
/// @param segments how many SMS segments it takes, 1 or more
/// @param clips in their order; empty where not the whole of it is recorded
/// @param heardOnly whether nothing but the recordings is in this language: then the text is what they mean, in
///     another, for the record
public record Text(Language language, String text, int segments, List<ClipId> clips, boolean heardOnly) {

    public Text {
        clips = List.copyOf(clips);
    }

    /// One that is read only.
    public Text(Language language, String text, int segments) {
        this(language, text, segments, List.of(), false);
    }

    /// The clips as an event has them: null for none.
    public @Nullable Recording recording() {
        return clips.isEmpty() ? null : new Recording(language, clips);
    }

    Text recorded(List<ClipId> by) {
        return new Text(language, text, segments, by, heardOnly);
    }
}
