package org.campana.ingest.progress;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.campana.events.AlertId;
import org.campana.ingest.request.Fields;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// How an alert stands, once and live.
@RestController
@RequestMapping("/api/v1/alerts/{id}")
class ProgressApi {

    private final Watching watching;
    private final Streams streams;
    private final JsonMapper json;

    ProgressApi(Watching watching, Streams streams, JsonMapper json) {
        this.watching = watching;
        this.streams = streams;
        this.json = json;
    }

    @GetMapping
    AlertReport one(@PathVariable String id) {
        return watching.of(Fields.alertId(id)).orElseThrow(() -> Fields.notFound("alert"));
    }

    /// The same again and again as it changes, as server-sent events named `progress`.
    @GetMapping("/progress")
    void live(@PathVariable String id, HttpServletResponse response) throws IOException {
        AlertId alert = Fields.alertId(id);
        if (watching.of(alert).isEmpty()) {
            throw Fields.notFound("alert");
        }
        streams.stream(
                response,
                "progress",
                () -> watching.version(alert),
                () -> json.writeValueAsString(watching.of(alert).orElseThrow(() -> Fields.notFound("alert"))));
    }
}
