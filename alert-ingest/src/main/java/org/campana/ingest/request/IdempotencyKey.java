package org.campana.ingest.request;

import java.util.regex.Pattern;
import org.campana.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What a client names a request by, so that its repeat makes nothing new (draft-ietf-httpapi-idempotency-key-header).
///
/// @param value 1 to 128 printable characters without space; a UUID is best
public record IdempotencyKey(String value) {

    /// The request header that holds it.
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[!-~]{1,128}");

    /// Reads the header; the quotes of a structured field string are taken off.
    public static IdempotencyKey of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "idempotency-key-missing",
                            "The Idempotency-Key header is missing",
                            "This call creates something, so a repeat of it must be recognisable.")
                    .field(HEADER)
                    .fix("Send a fresh UUID in the header Idempotency-Key, and the same one with each repeat.");
        }
        String value = header.strip();
        if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
            value = value.substring(1, value.length() - 1);
        }
        if (!FORM.matcher(value).matches()) {
            throw Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "idempotency-key-malformed",
                            "The Idempotency-Key header cannot be read",
                            "The key is not 1 to 128 printable characters without space.")
                    .field(HEADER)
                    .fix("Send a fresh UUID in the header Idempotency-Key.");
        }
        return new IdempotencyKey(value);
    }
}
