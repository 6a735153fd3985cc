package org.campana.ingest.request;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// What a creating request is answered, byte by byte.
///
/// @param status an HTTP status of the 200s
/// @param json UTF-8 JSON
public record Answer(int status, String json) {

    /// As HTTP.
    public ResponseEntity<byte[]> toResponse() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.getBytes(StandardCharsets.UTF_8));
    }
}
