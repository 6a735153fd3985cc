package org.campana.ingest.progress;

import java.time.Instant;
import org.campana.events.DeliveriesReported.DeliveryReport;
import org.campana.events.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/// Where one delivery stands after some reports about it. Reports form a lattice: [#with] takes the greater of two in
/// every part, so any order and any repeats of the same reports end in the same standing.
///
/// @param report the report with the greatest status so far
/// @param acceptedAt the earliest report that the carrier had it; null before
record Standing(DeliveryReport report, @Nullable Instant acceptedAt) {

    static Standing of(DeliveryReport report) {
        return new Standing(report, handedOver(report.status()) ? report.at() : null);
    }

    Standing with(Standing other) {
        return new Standing(
                greater(report, other.report) ? report : other.report, earlier(acceptedAt, other.acceptedAt));
    }

    int rank() {
        return rank(report.status());
    }

    /// Place of a status in the lattice. What is still open is in the order of [DeliveryStatus]; every terminal one is
    /// above it. Among those a delivery to the phone wins over any failure: the phone has it, whatever else
    /// was said.
    static int rank(DeliveryStatus status) {
        return switch (status) {
            case CREATED -> 0;
            case QUEUED -> 1;
            case SENDING -> 2;
            case SENT -> 3;
            case CANCELLED -> 10;
            case SUPPRESSED -> 11;
            case EXPIRED -> 12;
            case FAILED_TECHNICAL -> 13;
            case FAILED_TEMPORARY -> 14;
            case FAILED_PERMANENT -> 15;
            case DELIVERED -> 20;
        };
    }

    private static boolean handedOver(DeliveryStatus status) {
        return switch (status) {
            case SENDING, SENT, DELIVERED -> true;
            case CREATED,
                    QUEUED,
                    CANCELLED,
                    SUPPRESSED,
                    EXPIRED,
                    FAILED_TECHNICAL,
                    FAILED_TEMPORARY,
                    FAILED_PERMANENT -> false;
        };
    }

    /// Of two reports with the same status the earlier stands, so that a repeat changes nothing.
    private static boolean greater(DeliveryReport one, DeliveryReport other) {
        int byRank = Integer.compare(rank(one.status()), rank(other.status()));
        return byRank > 0 || (byRank == 0 && !one.at().isAfter(other.at()));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null) {
            return other;
        }
        return other == null || one.isBefore(other) ? one : other;
    }
}
