package org.campana.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How deliveries of one alert moved on, many at once. A report may come twice and out of order: the terminal
/// status wins, else the later one in the order of [DeliveryStatus].
///
/// @param deliveries 1 to 500
public record DeliveriesReported(EventId eventId, AlertId alertId, List<DeliveryReport> deliveries) implements Event {

    public DeliveriesReported {
        deliveries = List.copyOf(deliveries);
        Require.atLeast(deliveries.size(), 1, "number of deliveries");
        Require.atMost(deliveries.size(), 500, "number of deliveries");
    }

    @Override
    public String key() {
        return alertId.toString();
    }

    /// Where one delivery stands now.
    ///
    /// @param reason why it is suppressed, with that status only
    /// @param failure why it failed, as a short stable name such as `LANDLINE`, with the failed ones only
    /// @param wanted the first language of the person's list
    /// @param at when it came to stand there
    public record DeliveryReport(
            DeliveryId deliveryId,
            int revision,
            DeliveryStatus status,
            @Nullable SuppressionReason reason,
            @Nullable String failure,
            Audience audience,
            SchoolId schoolId,
            Channel channel,
            Language language,
            Language wanted,
            int segments,
            Instant at) {

        public DeliveryReport {
            Require.atLeast(revision, 1, "revision");
            Require.atLeast(segments, 0, "segments");
            if (failure != null) {
                Require.name(failure, 60, "failure");
            }
        }
    }
}
