package org.campana.notifier.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.DeliveriesRequested;
import org.campana.events.DeliveryId;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.Severity;
import org.jspecify.annotations.Nullable;

/// A delivery as it enters the ledger.
///
/// @param otherwise by which of their other channels, in this order, while this one has not reached them
/// @param account by which it shall leave while that works; null for whichever is in use
record Row(
        DeliveryId id,
        AlertId alert,
        int revision,
        PersonId person,
        Channel channel,
        Audience audience,
        SchoolId school,
        Language language,
        Language wanted,
        UUID textId,
        int segments,
        Severity severity,
        boolean drill,
        Instant releasedAt,
        Instant expiresAt,
        List<Channel> otherwise,
        @Nullable String account) {

    static Row of(DeliveriesRequested asked, PersonId person, UUID textId) {
        return new Row(
                DeliveryId.of(asked.alertId(), asked.revision(), person, asked.channel()),
                asked.alertId(),
                asked.revision(),
                person,
                asked.channel(),
                asked.audience(),
                asked.schoolId(),
                asked.language(),
                asked.wanted(),
                textId,
                asked.segments(),
                asked.severity(),
                asked.drill(),
                asked.releasedAt(),
                asked.expiresAt(),
                asked.otherwiseOrNone(),
                null);
    }
}
