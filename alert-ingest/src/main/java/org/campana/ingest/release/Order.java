package org.campana.ingest.release;

import java.time.Duration;
import org.campana.events.AlertFacts;
import org.campana.events.Audience;
import org.campana.events.SchoolId;
import org.jspecify.annotations.Nullable;

/// What is to be sent, checked.
record Order(
        SchoolId schoolId,
        Audience audience,
        String wording,
        AlertFacts facts,
        boolean drill,
        int expiresInMinutes,
        Duration approveWithin,
        @Nullable Forecast forecast) {

    Order with(@Nullable Forecast known) {
        return new Order(schoolId, audience, wording, facts, drill, expiresInMinutes, approveWithin, known);
    }

    Order asDrill() {
        return new Order(schoolId, audience, wording, facts, true, expiresInMinutes, approveWithin, forecast);
    }
}
