package org.campana.ingest.release;

import java.time.Duration;
import org.campana.events.Audience;
import org.campana.events.SchoolId;
import org.campana.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// How many alerts may leave in an hour. Fails closed: more than this is more likely a mistake or an attack than a day.
/// Counted per audience, because one incident makes one alert to staff and one to families. Follow-ups are not
/// counted: what corrects or ends a warning is never held back.
@Component
class Ceilings {

    private final JdbcClient jdbc;
    private final ReleaseSettings settings;

    Ceilings(JdbcClient jdbc, ReleaseSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /// Lets one more alert go, or refuses it. Releases queue up here, so that no two see the same count.
    ///
    /// @throws Problem 429 `alert-ceiling`
    @Transactional(propagation = Propagation.MANDATORY)
    void admit(SchoolId school, Audience audience) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ingest.ceilings', 0)) is null")
                .query(Boolean.class)
                .single();
        Released released = jdbc.sql("""
                        select count(*) as all_schools, count(*) filter (where school_id = :school) as this_school
                        from ingest.alert
                        where released_at > clock_timestamp() - interval '1 hour' and audience = :audience
                        """)
                .param("school", school.value())
                .param("audience", audience.name())
                .query((row, n) -> new Released(row.getInt("all_schools"), row.getInt("this_school")))
                .single();
        if (released.thisSchool() >= settings.alertsPerSchoolPerHour()) {
            throw refused("This school had " + released.thisSchool() + " alerts to this audience within an hour.");
        }
        if (released.allSchools() >= settings.alertsPerHour()) {
            throw refused("The network sent " + released.allSchools() + " alerts to this audience within an hour.");
        }
    }

    private static Problem refused(String detail) {
        return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "alert-ceiling", "Too many alerts in an hour", detail)
                .retryAfter(Duration.ofMinutes(10))
                .fix(
                        "Send an update to the alert that is out, or have a coordinator raise campana.release.alerts-per-*.");
    }

    private record Released(int allSchools, int thisSchool) {}
}
