package org.campana.bench.rig;

import java.time.Instant;
import java.util.Map;

/// What is reported, as the body of a report.
final class Sighting {

    private static final int PLACES_A_ROW = 400;

    private Sighting() {}

    /// @param place two of different places are a kilometre apart, and so of two incidents
    static Map<String, Object> at(Instant moment, String school, int place) {
        return Map.of(
                "observedAt",
                moment.toString(),
                "activity",
                "unmarked-cars",
                "place",
                Map.of(
                        "schoolId", school,
                        "lat", 30 + Math.floorDiv(place, PLACES_A_ROW) * 0.01,
                        "lon", -120 + place % PLACES_A_ROW * 0.0125));
    }
}
