package org.campana.dispatcher.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.SchoolId;
import org.campana.events.SuppressionReason;

/// An alert as it stood when it was read.
///
/// @param outsideHours whether it was let go outside of its school's hours
/// @param channels by which it may go out, in order, as decided when it was taken in; empty for those each person chose
/// @param releasedAt when a person let it go
/// @param expired by the database's clock
public record Alert(
        AlertId alertId,
        AlertState state,
        Audience audience,
        SchoolId schoolId,
        boolean drill,
        boolean outsideHours,
        List<Channel> channels,
        Instant releasedAt,
        Instant expiresAt,
        boolean expired) {

    public Alert {
        channels = List.copyOf(channels);
    }

    /// Why nobody may be sent it any more; empty when it may go out.
    public Optional<SuppressionReason> closed() {
        return switch (state) {
            case RELEASED -> expired ? Optional.of(SuppressionReason.ALERT_OVER) : Optional.empty();
            case HELD_BACK -> Optional.of(SuppressionReason.ALERT_CAP);
            case REFUSED, ENDED, STOPPED -> Optional.of(SuppressionReason.ALERT_OVER);
        };
    }
}
