package org.campana.ingest.announce;

import org.campana.eventframe.Outbox;
import org.campana.events.AlertEvent;
import org.campana.events.Topics;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells the dispatcher what people decided about an alert.
@Component
public class Announcer {

    private final Outbox outbox;

    Announcer(Outbox ingestOutbox) {
        this.outbox = ingestOutbox;
    }

    /// Writes the event down beside the decision; it leaves for Kafka right after the commit.
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(AlertEvent event) {
        outbox.append(Topics.ALERTS, event.key(), event);
    }
}
