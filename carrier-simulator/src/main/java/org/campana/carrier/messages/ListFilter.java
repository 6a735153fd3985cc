package org.campana.carrier.messages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.Direction;
import org.jspecify.annotations.Nullable;

/// The filters of Twilio's list: `To`, `From`, `DateSent`, `DateSent>` and `DateSent<`, the last two with
/// their end included. A date alone means its whole day in UTC.
///
/// @param sentFrom the earliest time sent, included
/// @param sentBefore the end, excluded
record ListFilter(
        @Nullable String to,
        @Nullable String from,
        @Nullable Instant sentFrom,
        @Nullable Instant sentBefore) {

    /// @throws IllegalArgumentException if a time cannot be read
    static ListFilter of(Map<String, String[]> parameters) {
        Span on = span(first(parameters, "DateSent"));
        Span after = span(first(parameters, "DateSent>"));
        Span before = span(first(parameters, "DateSent<"));
        return new ListFilter(
                first(parameters, "To"),
                first(parameters, "From"),
                on != null ? on.start : after != null ? after.start : null,
                on != null ? on.end : before != null ? before.end : null);
    }

    boolean fits(CarrierMessage message) {
        return (to == null || to.equals(message.to()))
                && (from == null || from.equals(message.from()))
                && fitsTime(message.direction() == Direction.INBOUND ? message.acceptedAt() : message.sentAt());
    }

    private boolean fitsTime(@Nullable Instant sent) {
        if (sentFrom == null && sentBefore == null) {
            return true;
        }
        return sent != null
                && (sentFrom == null || !sent.isBefore(sentFrom))
                && (sentBefore == null || sent.isBefore(sentBefore));
    }

    private record Span(Instant start, Instant end) {}

    private static @Nullable String first(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 || values[0].isEmpty() ? null : values[0];
    }

    private static @Nullable Span span(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (!text.contains("T")) {
                Instant day = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                return new Span(day, day.plus(Duration.ofDays(1)));
            }
            Instant second = text.endsWith("Z") || text.contains("+")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return new Span(second, second.plusSeconds(1));
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("DateSent must be a date or a time", unreadable);
        }
    }
}
