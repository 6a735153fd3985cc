package org.campana.dispatcher.school;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.ProtocolRule;
import org.campana.events.ProtocolState;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SiteKind;
import org.jspecify.annotations.Nullable;

/// A school as it is sent; everything may be missing, and what is missing is named.
///
/// @param schoolId may be left out; else it has to be the one of the path, as in what GET answers
/// @param protocol left out it stays as it is: who has to agree must not change by forgetting it
/// @param bells left out they stay as they are
record SchoolBody(
        @Nullable String schoolId,
        @Nullable String name,
        @Nullable SiteKind kind,
        @Nullable String keyword,
        @Nullable String timeZone,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable List<@Nullable PlaceBody> places,
        @Nullable Boolean active,
        @Nullable ProtocolBody protocol,
        @Nullable BellsBody bells) {

    /// The school that is meant.
    ///
    /// @param before the school as it is; empty for a new one
    /// @throws InvalidSchoolException naming the first field at fault
    School read(SchoolId id, Optional<School> before) {
        return new School(
                id,
                given(name, "name"),
                given(kind, "kind"),
                given(keyword, "keyword"),
                given(timeZone, "timeZone"),
                given(latitude, "latitude"),
                given(longitude, "longitude"),
                each(places, "places", PlaceBody::read),
                active == null || active,
                protocol == null
                        ? before.map(School::protocol).orElse(Protocol.DEFAULT)
                        : new Protocol(each(protocol.rules, "protocol.rules", RuleBody::read)),
                bells == null ? before.map(School::bells).orElse(BellTimes.NONE) : bells.read());
    }

    private static <T, R> List<R> each(@Nullable List<@Nullable T> sent, String at, BiFunction<T, String, R> read) {
        return sent == null
                ? List.of()
                : IntStream.range(0, sent.size())
                        .mapToObj(i -> {
                            String place = at + "[" + i + "]";
                            return read.apply(given(sent.get(i), place), place);
                        })
                        .toList();
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw new InvalidSchoolException(field, "is missing");
        }
        return value;
    }

    /// A place as it is sent.
    record PlaceBody(@Nullable String placeId, @Nullable String name) {

        SchoolPlace read(String at) {
            return School.place(given(placeId, at + ".placeId"), given(name, at + ".name"), at);
        }
    }

    /// A protocol as it is sent.
    record ProtocolBody(@Nullable List<@Nullable RuleBody> rules) {}

    /// One rule as it is sent.
    ///
    /// @param state left out it is CONFIRMED, the only one so far
    /// @param channels left out they are those each person chose
    record RuleBody(
            @Nullable ProtocolState state,
            @Nullable Audience audience,
            @Nullable List<@Nullable Channel> channels,
            @Nullable Integer approvals) {

        ProtocolRule read(String at) {
            int people = given(approvals, at + ".approvals");
            if (people < 0 || people > 3) {
                throw new InvalidSchoolException(at + ".approvals", "must be 0 to 3");
            }
            return new ProtocolRule(
                    state == null ? ProtocolState.CONFIRMED : state,
                    given(audience, at + ".audience"),
                    each(channels, at + ".channels", (channel, place) -> channel),
                    people);
        }
    }

    /// Bell times as they are sent.
    record BellsBody(
            @Nullable List<@Nullable DayBody> week,
            @Nullable List<@Nullable ExceptionBody> exceptions) {

        BellTimes read() {
            return new BellTimes(
                    each(week, "bells.week", DayBody::read), each(exceptions, "bells.exceptions", ExceptionBody::read));
        }
    }

    /// One weekday as it is sent.
    record DayBody(
            @Nullable DayOfWeek day,
            @Nullable String firstBell,
            @Nullable String lunchFrom,
            @Nullable String lunchTo,
            @Nullable String dismissal) {

        BellDay read(String at) {
            return new BellDay(
                    given(day, at + ".day"),
                    given(firstBell, at + ".firstBell"),
                    lunchFrom,
                    lunchTo,
                    given(dismissal, at + ".dismissal"));
        }
    }

    /// One date as it is sent.
    record ExceptionBody(@Nullable String date, @Nullable String dismissal) {

        BellException read(String at) {
            return new BellException(given(date, at + ".date"), dismissal);
        }
    }
}
