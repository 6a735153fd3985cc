package org.campana.ingest.verify;

import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/incidents/{id}/decision`, and what the desk's form sends, unchecked.
///
/// @param outcome `CONFIRMED`, `NOTHING_FOUND` or `CANNOT_TELL`
/// @param basis why: a known key, or own words, which never leave alert-ingest
/// @param wording for CONFIRMED: the name of the wording for staff; left out it is `agents-near-school`
/// @param placeId for CONFIRMED: one of the school's own places; left out the text says "near the school"
/// @param schoolAction for CONFIRMED: `not-stated`, `secure` or `hold`: only what the school itself declared
/// @param drill for CONFIRMED: true makes all of it a drill
public record DecisionRequest(
        @Nullable String outcome,
        @Nullable String basis,
        @Nullable String wording,
        @Nullable String placeId,
        @Nullable String schoolAction,
        @Nullable Boolean drill) {

    static final DecisionRequest NOTHING_SAID = new DecisionRequest(null, null, null, null, null, null);

    @Override
    public String toString() {
        return "DecisionRequest[not shown]";
    }
}
