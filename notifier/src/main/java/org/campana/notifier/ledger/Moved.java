package org.campana.notifier.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.DeliveriesReported.DeliveryReport;
import org.campana.events.DeliveryId;
import org.campana.events.DeliveryStatus;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.SuppressionReason;
import org.jspecify.annotations.Nullable;

/// A delivery that has just come to stand somewhere new: what alert-ingest is told of it.
record Moved(AlertId alertId, PersonId personId, DeliveryReport report) {

    /// The columns of `notify.delivery d` that [#read] needs.
    static final String COLUMNS = """
            d.id, d.alert_id, d.revision, d.person_id, d.status, d.reason, d.failure, d.audience, d.school_id, \
            d.channel, d.language, d.wanted, d.segments, d.status_at""";

    static Moved read(ResultSet row, int number) throws SQLException {
        DeliveryStatus status = DeliveryStatus.valueOf(row.getString("status"));
        return new Moved(
                new AlertId(row.getObject("alert_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                new DeliveryReport(
                        new DeliveryId(row.getObject("id", UUID.class)),
                        row.getInt("revision"),
                        status,
                        reason(row.getString("reason")),
                        failed(status) ? row.getString("failure") : null,
                        Audience.valueOf(row.getString("audience")),
                        SchoolId.of(row.getString("school_id")),
                        Channel.valueOf(row.getString("channel")),
                        Language.of(row.getString("language")),
                        Language.of(row.getString("wanted")),
                        row.getInt("segments"),
                        row.getObject("status_at", OffsetDateTime.class).toInstant()));
    }

    private static @Nullable SuppressionReason reason(@Nullable String name) {
        return name == null ? null : SuppressionReason.valueOf(name);
    }

    private static boolean failed(DeliveryStatus status) {
        return switch (status) {
            case FAILED_TEMPORARY, FAILED_PERMANENT, FAILED_TECHNICAL -> true;
            case CREATED, QUEUED, SENDING, SENT, DELIVERED, EXPIRED, SUPPRESSED, CANCELLED -> false;
        };
    }
}
