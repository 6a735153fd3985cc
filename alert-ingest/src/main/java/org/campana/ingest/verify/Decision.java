package org.campana.ingest.verify;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One verifier's decision about one incident. It does not change.
///
/// @param note the verifier's own words; null when there were none or they are forgotten
public record Decision(
        UUID personId,
        String name,
        Outcome outcome,
        Basis.Kind basis,
        @Nullable String note,
        Instant at) {

    @Override
    public String toString() {
        return "Decision[" + outcome + "]";
    }
}
