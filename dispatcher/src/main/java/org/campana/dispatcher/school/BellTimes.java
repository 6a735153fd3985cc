package org.campana.dispatcher.school;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When the bells of a school ring. Bad values fail with an [InvalidSchoolException] that names the field.
///
/// @param week at most one a weekday, in the order of the week; a day without one has no school
/// @param exceptions dates without school or with an early end, at most 100, in order
public record BellTimes(List<BellDay> week, List<BellException> exceptions) {

    /// Of a school that has not said.
    public static final BellTimes NONE = new BellTimes(List.of(), List.of());

    private static final int MOST_EXCEPTIONS = 100;

    public BellTimes {
        refuseBadWeek(week);
        refuseBadExceptions(exceptions);
        week = week.stream().sorted(Comparator.comparing(BellDay::day)).toList();
        exceptions = exceptions.stream()
                .sorted(Comparator.comparing(BellException::date))
                .toList();
    }

    /// Whether the school has said anything.
    public boolean known() {
        return !week.isEmpty();
    }

    /// The bells of a date; empty when there is no school.
    public Optional<BellDay> on(LocalDate date) {
        Optional<BellDay> usual = on(date.getDayOfWeek());
        Optional<BellException> exception = exceptions.stream()
                .filter(one -> one.date().equals(date.toString()))
                .findFirst();
        if (exception.isEmpty()) {
            return usual;
        }
        String early = exception.get().dismissal();
        return early == null
                ? Optional.empty()
                : usual.filter(day -> early.compareTo(day.firstBell()) > 0).map(day -> day.dismissedAt(early));
    }

    /// The bells of a weekday without an exception.
    public Optional<BellDay> on(DayOfWeek day) {
        return week.stream().filter(one -> one.day() == day).findFirst();
    }

    private static void refuseBadWeek(List<BellDay> week) {
        Set<DayOfWeek> named = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i < week.size(); i++) {
            BellDay day = week.get(i);
            String at = "bells.week[" + i + "]";
            if (!named.add(day.day())) {
                throw new InvalidSchoolException(at + ".day", "must not stand twice");
            }
            time(day.firstBell(), at + ".firstBell");
            time(day.dismissal(), at + ".dismissal");
            if (day.dismissal().compareTo(day.firstBell()) <= 0) {
                throw new InvalidSchoolException(at + ".dismissal", "must be after the first bell");
            }
            refuseBadLunch(day, at);
        }
    }

    private static void refuseBadLunch(BellDay day, String at) {
        String from = day.lunchFrom();
        String to = day.lunchTo();
        if (from == null && to == null) {
            return;
        }
        if (from == null || to == null) {
            throw new InvalidSchoolException(
                    at + (from == null ? ".lunchFrom" : ".lunchTo"), "is missing: lunch has a beginning and an end");
        }
        time(from, at + ".lunchFrom");
        time(to, at + ".lunchTo");
        if (from.compareTo(day.firstBell()) < 0 || to.compareTo(from) <= 0 || to.compareTo(day.dismissal()) > 0) {
            throw new InvalidSchoolException(at + ".lunchTo", "must be after lunch begins, and within the school day");
        }
    }

    private static void refuseBadExceptions(List<BellException> exceptions) {
        if (exceptions.size() > MOST_EXCEPTIONS) {
            throw new InvalidSchoolException("bells.exceptions", "must be at most " + MOST_EXCEPTIONS);
        }
        Set<String> named = new HashSet<>();
        for (int i = 0; i < exceptions.size(); i++) {
            BellException exception = exceptions.get(i);
            String at = "bells.exceptions[" + i + "]";
            if (!isDate(exception.date())) {
                throw new InvalidSchoolException(at + ".date", "must be a date such as 2026-12-18");
            }
            if (!named.add(exception.date())) {
                throw new InvalidSchoolException(at + ".date", "must not stand twice");
            }
            String dismissal = exception.dismissal();
            if (dismissal != null) {
                time(dismissal, at + ".dismissal");
            }
        }
    }

    private static void time(@Nullable String text, String field) {
        if (text == null || !isTime(text)) {
            throw new InvalidSchoolException(field, "must be a time such as 08:15");
        }
    }

    private static boolean isTime(String text) {
        try {
            return text.length() == 5 && LocalTime.parse(text).getSecond() == 0;
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    private static boolean isDate(String text) {
        try {
            return text.length() == 10 && LocalDate.parse(text).getYear() > 2000;
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
