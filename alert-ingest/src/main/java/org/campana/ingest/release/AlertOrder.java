package org.campana.ingest.release;

import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/incidents/{id}/alerts`, and what the desk's form sends, unchecked.
///
/// @param audience `STAFF` or `FAMILIES`
/// @param wording the name of an approved wording; left out it is `agents-near-school`
/// @param expiresInMinutes 5 to 720; left out it is what the network configured
/// @param drill left out it is what the incident is
/// @param placeId one of the school's own places; left out the text says "near the school"
/// @param schoolAction `not-stated`, `secure` or `hold`: only what the school itself declared
public record AlertOrder(
        @Nullable String audience,
        @Nullable String wording,
        @Nullable Integer expiresInMinutes,
        @Nullable Boolean drill,
        @Nullable String placeId,
        @Nullable String schoolAction) {}
