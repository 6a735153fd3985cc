package org.campana.ingest.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Times as people at a school say them: "2:10 PM, 4 min ago", in the school's own zone.
@Component
class Clockface {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter TIME_AND_DAY = DateTimeFormatter.ofPattern("h:mm a, d MMM", Locale.US);
    private static final DateTimeFormatter WITH_SECONDS = DateTimeFormatter.ofPattern("h:mm:ss a", Locale.US);

    private final Clock clock;

    Clockface(Clock clock) {
        this.clock = clock;
    }

    /// Clock and age; with the day when it is older than half a day.
    String timeAndAge(Instant at, ZoneId zone) {
        Duration age = age(at);
        DateTimeFormatter form = age.toHours() >= 12 ? TIME_AND_DAY : TIME;
        return form.format(at.atZone(zone)) + ", " + words(age);
    }

    /// The clock alone.
    String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /// The clock with seconds, where seconds are what one looks for.
    String seconds(Instant at, ZoneId zone) {
        return WITH_SECONDS.format(at.atZone(zone));
    }

    /// The clock and the day, for a text that is passed on.
    String timeAndDay(Instant at, ZoneId zone) {
        return TIME_AND_DAY.format(at.atZone(zone));
    }

    /// The age alone, short.
    String ago(Instant at) {
        return words(age(at));
    }

    private Duration age(Instant at) {
        Duration age = Duration.between(at, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static String words(Duration age) {
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        return age.toHours() < 48 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }
}
