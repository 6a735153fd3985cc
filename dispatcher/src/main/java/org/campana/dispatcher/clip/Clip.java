package org.campana.dispatcher.clip;

import java.time.Instant;
import java.util.UUID;
import org.campana.events.ClipId;
import org.campana.events.Language;
import org.jspecify.annotations.Nullable;

/// One version of a recording, without its sound.
///
/// @param version 1 or more
/// @param millis how long it is, in milliseconds
/// @param editorId who recorded it, or brought it
/// @param reviewer who heard and approved it, or withdrew it
public record Clip(
        ClipId id,
        Language language,
        ClipName name,
        int version,
        int millis,
        ClipState state,
        UUID editorId,
        String editor,
        Instant editedAt,
        @Nullable String reviewer,
        @Nullable Instant reviewedAt) {}
