package org.campana.dispatcher.school;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// Where in its day a school is: what somebody who decides has to know about the children without asking.
///
/// @param minutes until the next bell of this phase, as they really pass, also in a night when the clock is changed;
///     rounded up; 0 where there is none
public record BellPhase(Kind kind, long minutes) {

    private static final Duration SOON = Duration.ofMinutes(30);

    /// The phase at a moment; a pure function of what is handed in.
    public static BellPhase at(BellTimes bells, ZoneId zone, Instant now) {
        if (!bells.known()) {
            return new BellPhase(Kind.UNKNOWN, 0);
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        Optional<BellDay> rung = bells.on(today);
        if (rung.isEmpty()) {
            return new BellPhase(Kind.NO_SCHOOL, 0);
        }
        BellDay day = rung.get();
        Instant first = moment(today, day.first(), zone);
        Instant dismissal = moment(today, day.last(), zone);
        if (now.isBefore(first)) {
            return until(Kind.BEFORE, now, first);
        }
        if (!now.isBefore(dismissal)) {
            return new BellPhase(Kind.AFTER, 0);
        }
        if (Duration.between(now, dismissal).compareTo(SOON) <= 0) {
            return until(Kind.DISMISSAL_SOON, now, dismissal);
        }
        String from = day.lunchFrom();
        String to = day.lunchTo();
        if (from != null && to != null) {
            Instant back = moment(today, LocalTime.parse(to), zone);
            if (!now.isBefore(moment(today, LocalTime.parse(from), zone)) && now.isBefore(back)) {
                return until(Kind.LUNCH, now, back);
            }
        }
        return until(Kind.IN_CLASS, now, dismissal);
    }

    private static Instant moment(LocalDate date, LocalTime time, ZoneId zone) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    private static BellPhase until(Kind kind, Instant now, Instant then) {
        return new BellPhase(kind, Duration.between(now, then).plusSeconds(59).toMinutes());
    }

    /// The phases of a school's day.
    public enum Kind {
        /// The school has not said when its bells ring.
        UNKNOWN,
        /// There is no school on this date.
        NO_SCHOOL,
        /// The first bell has not rung; `minutes` until it does.
        BEFORE,
        /// Class; `minutes` until dismissal.
        IN_CLASS,
        /// Lunch; `minutes` until it is over.
        LUNCH,
        /// Families are coming: `minutes` until dismissal, at most 30.
        DISMISSAL_SOON,
        /// Everybody was dismissed.
        AFTER
    }
}
