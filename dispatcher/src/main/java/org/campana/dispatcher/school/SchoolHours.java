package org.campana.dispatcher.school;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The hours in which somebody who asked to be told around school hours is told of something new (reliability C11):
/// from
/// an hour before the first bell until an hour after the last one, local to the school, on days with school. Of a
/// school
/// that has not said when its bells ring: Monday to Friday, 7:00 to 17:00.
public final class SchoolHours {

    private static final Duration AROUND = Duration.ofHours(1);
    private static final Set<DayOfWeek> USUAL_DAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final LocalTime USUAL_FROM = LocalTime.of(7, 0);
    private static final LocalTime USUAL_TO = LocalTime.of(17, 0);

    private SchoolHours() {}

    /// Whether it is that time at this school; a pure function of what is handed in.
    public static boolean at(School school, Instant now) {
        ZoneId zone = school.zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        if (!school.bells().known()) {
            return USUAL_DAYS.contains(today.getDayOfWeek())
                    && within(now, moment(today, USUAL_FROM, zone), moment(today, USUAL_TO, zone));
        }
        Optional<BellDay> day = school.bells().on(today);
        return day.isPresent()
                && within(
                        now,
                        moment(today, day.get().first(), zone).minus(AROUND),
                        moment(today, day.get().last(), zone).plus(AROUND));
    }

    private static boolean within(Instant now, Instant from, Instant to) {
        return !now.isBefore(from) && now.isBefore(to);
    }

    private static Instant moment(LocalDate date, LocalTime time, ZoneId zone) {
        return date.atTime(time).atZone(zone).toInstant();
    }
}
