package org.campana.dispatcher.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.campana.dispatcher.school.BellPhase.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BellPhaseTests {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final BellTimes BELLS = new BellTimes(
            Stream.of(DayOfWeek.values())
                    .filter(day -> day != DayOfWeek.SATURDAY)
                    .map(day -> new BellDay(day, "08:15", "12:00", "12:45", "15:00"))
                    .toList(),
            List.of(new BellException("2026-11-26", null), new BellException("2026-11-25", "12:30")));

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T07:00, BEFORE, 75",
        "2026-11-24T08:14:30, BEFORE, 1",
        "2026-11-24T08:15, IN_CLASS, 405",
        "2026-11-24T12:00, LUNCH, 45",
        "2026-11-24T12:45, IN_CLASS, 135",
        "2026-11-24T14:29, IN_CLASS, 31",
        "2026-11-24T14:30, DISMISSAL_SOON, 30",
        "2026-11-24T15:00, AFTER, 0",
        "2026-11-28T10:00, NO_SCHOOL, 0",
    })
    void eachMomentOfTheDayHasItsPhase(LocalDateTime local, Kind kind, long minutes) {
        assertThat(at(local)).isEqualTo(new BellPhase(kind, minutes));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-26T10:00, NO_SCHOOL, 0", "2026-11-25T12:10, DISMISSAL_SOON, 20", "2026-11-25T13:00, AFTER, 0"})
    void aDateWithoutSchoolOrWithAnEarlyEndCountsMoreThanItsWeekday(LocalDateTime local, Kind kind, long minutes) {
        assertThat(at(local)).isEqualTo(new BellPhase(kind, minutes));
    }

    /// At 2:00 the clock goes to 3:00: from 1:30 to 8:15 it is 5 hours and 45 minutes.
    @Test
    void inTheNightThatLosesAnHourTheMinutesAreThoseThatPass() {
        assertThat(at(LocalDateTime.parse("2026-03-08T01:30"))).isEqualTo(new BellPhase(Kind.BEFORE, 345));
    }

    /// At 2:00 the clock goes back to 1:00: from the first 1:30 to 8:15 it is 7 hours and 45 minutes.
    @Test
    void inTheNightThatGainsAnHourTheMinutesAreThoseThatPass() {
        assertThat(at(LocalDateTime.parse("2026-11-01T01:30"))).isEqualTo(new BellPhase(Kind.BEFORE, 465));
    }

    @Test
    void aSchoolThatHasNotSaidIsNotGuessedAbout() {
        assertThat(BellPhase.at(
                        BellTimes.NONE,
                        ZONE,
                        LocalDateTime.parse("2026-11-24T10:00").atZone(ZONE).toInstant()))
                .isEqualTo(new BellPhase(Kind.UNKNOWN, 0));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "8:15, -, -, 15:00, bells.week[0].firstBell",
                "08:15, -, -, 08:15, bells.week[0].dismissal",
                "08:15, -, -, 25:00, bells.week[0].dismissal",
                "08:15, 12:00, -, 15:00, bells.week[0].lunchTo",
                "08:15, 12:00, 11:00, 15:00, bells.week[0].lunchTo",
                "08:15, 07:00, 11:00, 15:00, bells.week[0].lunchTo"
            })
    void bellsThatCannotRingSoAreRefused(String first, String from, String to, String dismissal, String field) {
        refused(
                field,
                () -> new BellTimes(List.of(new BellDay(DayOfWeek.MONDAY, first, from, to, dismissal)), List.of()));
    }

    @Test
    void aDateThatIsNoneOrStandsTwiceIsRefused() {
        refused("bells.exceptions[0].date", () -> new BellTimes(List.of(), List.of(new BellException("Dec 25", null))));
        refused(
                "bells.exceptions[1].date",
                () -> new BellTimes(
                        List.of(),
                        List.of(new BellException("2026-12-25", null), new BellException("2026-12-25", "12:00"))));
    }

    private static BellPhase at(LocalDateTime local) {
        return BellPhase.at(BELLS, ZONE, local.atZone(ZONE).toInstant());
    }

    private static void refused(String field, Runnable make) {
        assertThatExceptionOfType(InvalidSchoolException.class)
                .isThrownBy(make::run)
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }
}
