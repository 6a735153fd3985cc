package org.campana.dispatcher.desk;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campana.dispatcher.school.BellDay;
import org.campana.dispatcher.school.BellException;
import org.campana.dispatcher.school.BellTimes;
import org.jspecify.annotations.Nullable;

/// Bell times as a form shows them and sends them.
///
/// @param exceptions one date a line: `2026-12-25`, or `2026-12-18 12:30` for a day that ends early
record BellsForm(List<Day> days, String exceptions) {

    private static final String FIRST = "first-";
    private static final String LUNCH_FROM = "lunch-from-";
    private static final String LUNCH_TO = "lunch-to-";
    private static final String DISMISSAL = "dismissal-";

    static BellsForm of(BellTimes bells, Locale locale) {
        return new BellsForm(
                shown(bells).map(day -> Day.of(day, bells.on(day), locale)).toList(),
                bells.exceptions().stream().map(BellsForm::line).collect(Collectors.joining("\n")));
    }

    /// What was sent, to be shown again.
    static BellsForm of(Map<String, String> sent, BellTimes before, Locale locale) {
        return new BellsForm(
                shown(before)
                        .map(day -> new Day(
                                day,
                                day.getDisplayName(TextStyle.FULL_STANDALONE, locale),
                                at(sent, FIRST, day),
                                at(sent, LUNCH_FROM, day),
                                at(sent, LUNCH_TO, day),
                                at(sent, DISMISSAL, day)))
                        .toList(),
                sent.getOrDefault("exceptions", ""));
    }

    /// The bell times it describes. A day without a first bell and a dismissal has no school.
    ///
    /// @throws InvalidSchoolException naming the first field at fault
    BellTimes read() {
        List<BellDay> week = new ArrayList<>();
        for (Day day : days) {
            if (!day.first.isEmpty() || !day.dismissal.isEmpty()) {
                week.add(new BellDay(day.day, day.first, orNull(day.lunchFrom), orNull(day.lunchTo), day.dismissal));
            }
        }
        return new BellTimes(
                week,
                exceptions
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(BellsForm::exception)
                        .toList());
    }

    /// Monday to Friday, and the weekend where the school has said something about it.
    private static Stream<DayOfWeek> shown(BellTimes bells) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.getValue() <= 5 || bells.on(day).isPresent());
    }

    private static BellException exception(String line) {
        String[] parts = line.split("\\s+", 2);
        return new BellException(parts[0], parts.length == 1 ? null : parts[1]);
    }

    private static String line(BellException exception) {
        return exception.dismissal() == null ? exception.date() : exception.date() + " " + exception.dismissal();
    }

    private static String at(Map<String, String> sent, String field, DayOfWeek day) {
        String text = sent.getOrDefault(field + day, "").strip();
        return text.matches("\\d:\\d\\d") ? "0" + text : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// One row of the form.
    record Day(DayOfWeek day, String name, String first, String lunchFrom, String lunchTo, String dismissal) {

        static Day of(DayOfWeek day, Optional<BellDay> bells, Locale locale) {
            return new Day(
                    day,
                    day.getDisplayName(TextStyle.FULL_STANDALONE, locale),
                    bells.map(BellDay::firstBell).orElse(""),
                    bells.map(BellDay::lunchFrom).orElse(""),
                    bells.map(BellDay::lunchTo).orElse(""),
                    bells.map(BellDay::dismissal).orElse(""));
        }
    }
}
