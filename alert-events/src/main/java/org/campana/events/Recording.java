package org.campana.events;

import java.util.List;

/// A whole message as people who speak the language recorded it: clips that are played one after the other, all
/// or none.
///
/// @param clips 1 to 12
public record Recording(Language language, List<ClipId> clips) {

    public Recording {
        Require.atLeast(clips.size(), 1, "number of clips");
        Require.atMost(clips.size(), 12, "number of clips");
        clips = List.copyOf(clips);
    }
}
