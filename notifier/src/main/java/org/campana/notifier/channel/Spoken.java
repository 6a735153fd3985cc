package org.campana.notifier.channel;

import java.util.List;
import org.campana.events.ClipId;
import org.jspecify.annotations.Nullable;

/// What is said of an alert in one language.
///
/// @param text as it was reviewed; null when it does not open
/// @param clips the recordings that say it, in their order; empty where nobody recorded the whole of it
public record Spoken(@Nullable String text, List<ClipId> clips) {

    public Spoken {
        clips = List.copyOf(clips);
    }

    /// Without the words.
    @Override
    public String toString() {
        return "Spoken[" + clips.size() + " clips]";
    }
}
