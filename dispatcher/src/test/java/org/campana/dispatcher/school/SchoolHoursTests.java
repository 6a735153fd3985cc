package org.campana.dispatcher.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SiteKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchoolHoursTests {

    private static final String ZONE = "America/Los_Angeles";

    private static final BellTimes BELLS = new BellTimes(
            List.of(
                    new BellDay(DayOfWeek.MONDAY, "08:00", null, null, "15:00"),
                    new BellDay(DayOfWeek.SUNDAY, "01:30", null, null, "04:00")),
            List.of(new BellException("2026-11-30", null), new BellException("2026-12-07", "12:00")));

    private static School school(BellTimes bells) {
        return new School(
                SchoolId.of("lincoln"),
                "Lincoln",
                SiteKind.SCHOOL,
                "LINCOLN",
                ZONE,
                34.05,
                -118.25,
                List.of(new SchoolPlace("main", "main entrance")),
                true,
                Protocol.DEFAULT,
                bells);
    }

    private static boolean at(BellTimes bells, String local) {
        return SchoolHours.at(
                school(bells),
                LocalDateTime.parse(local).atZone(ZoneId.of(ZONE)).toInstant());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-23T06:59:59, false",
        "2026-11-23T07:00, true",
        "2026-11-23T15:59:59, true",
        "2026-11-23T16:00, false",
        // A weekday without bells, a day off, a day that ends at noon.
        "2026-11-24T10:00, false",
        "2026-11-30T10:00, false",
        "2026-12-07T12:59, true",
        "2026-12-07T13:00, false",
        // The night in which clocks go back: the hour before 1:30 and until an hour after 4:00.
        "2026-11-01T00:31, true",
        "2026-11-01T05:01, false"
    })
    void fromAnHourBeforeTheFirstBellUntilAnHourAfterTheLast(String local, boolean within) {
        assertThat(at(BELLS, local)).isEqualTo(within);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-23T06:59, false",
        "2026-11-23T07:00, true",
        "2026-11-27T16:59, true",
        "2026-11-27T17:00, false",
        "2026-11-28T10:00, false"
    })
    void aSchoolThatHasNotSaidCountsAsMondayToFridaySevenToFive(String local, boolean within) {
        assertThat(at(BellTimes.NONE, local)).isEqualTo(within);
    }
}
