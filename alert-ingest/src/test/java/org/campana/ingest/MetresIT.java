package org.campana.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.campana.ingest.incident.Point;
import org.campana.testing.CampanaIntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far two places are from each other, in Java and in PostgreSQL.
@CampanaIntegrationTest(classes = IngestTestApp.class)
class MetresIT {

    @Autowired
    JdbcClient jdbc;

    /// The last are opposite to each other, where rounding could ask for a root of less than nothing.
    @ParameterizedTest
    @CsvSource({
        "36.5, -120.5, 36.5, -120.5",
        "36.5, -120.5, 36.5044, -120.5",
        "36.5, -120.5, 36.5, -120.4944",
        "36.5, 179.999, 36.5, -179.999",
        "90, 0, 89.9, 77",
        "12.3, 45.6, -12.3, -134.4",
        "36.7, 120.1, -36.7, -59.9"
    })
    void javaAndTheDatabaseMeasureTheSame(double lat1, double lon1, double lat2, double lon2) {
        assertThat(metres(lat1, lon1, lat2, lon2)).isCloseTo(new Point(lat1, lon1).metresTo(lat2, lon2), within(0.5));
    }

    @Test
    void nobodyKnowsHowFarItIsToAPlaceThatNobodyKnows() {
        assertThat(jdbc.sql("select ingest.metres(null, null, 36.5, -120.5) is null"
                                + " and ingest.metres(36.5, -120.5, null, null) is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /// Or each report would call it once for every incident of its school.
    @Test
    void itIsWrittenIntoTheQueryThatAsks() {
        List<String> plan = jdbc.sql(
                        "explain verbose select * from ingest.incident where ingest.metres(latitude, longitude, 1, 2) < 500")
                .query(String.class)
                .list();

        assertThat(plan).anyMatch(line -> line.contains("Filter:")).noneMatch(line -> line.contains("metres"));
    }

    private double metres(double lat1, double lon1, double lat2, double lon2) {
        return jdbc.sql("select ingest.metres(:lat1, :lon1, :lat2, :lon2)")
                .param("lat1", lat1)
                .param("lon1", lon1)
                .param("lat2", lat2)
                .param("lon2", lon2)
                .query(Double.class)
                .single();
    }
}
