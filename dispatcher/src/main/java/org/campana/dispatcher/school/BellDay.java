package org.campana.dispatcher.school;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// One weekday's bells, local to the school, as `HH:mm`.
///
/// @param lunchFrom null, with `lunchTo`, for a day without a break
/// @param dismissal when families come
public record BellDay(
        DayOfWeek day,
        String firstBell,
        @Nullable String lunchFrom,
        @Nullable String lunchTo,
        String dismissal) {

    LocalTime first() {
        return LocalTime.parse(firstBell);
    }

    LocalTime last() {
        return LocalTime.parse(dismissal);
    }

    BellDay dismissedAt(String time) {
        boolean lunch = lunchTo != null && lunchTo.compareTo(time) <= 0;
        return new BellDay(day, firstBell, lunch ? lunchFrom : null, lunch ? lunchTo : null, time);
    }
}
