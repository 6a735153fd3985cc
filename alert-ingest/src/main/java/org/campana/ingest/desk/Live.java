package org.campana.ingest.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.campana.events.AlertId;
import org.campana.ingest.incident.IncidentChanged;
import org.campana.ingest.progress.Streams;
import org.campana.ingest.progress.Watching;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells open pages that something changed; each then fetches its own part, with its own rights.
@Component
class Live {

    private final Records records;
    private final Watching watching;
    private final Streams streams;

    Live(Records records, Watching watching, Streams streams) {
        this.records = records;
        this.watching = watching;
        this.streams = streams;
    }

    void queue(HttpServletResponse response) throws IOException {
        streams.stream(
                response,
                "changed",
                () -> records.incidents().version() + records.alerts().version(),
                () -> "the queue changed");
    }

    void alert(AlertId alert, HttpServletResponse response) throws IOException {
        streams.stream(response, "changed", () -> watching.version(alert), () -> "the alert changed");
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void changed(IncidentChanged changed) {
        streams.wake();
    }
}
