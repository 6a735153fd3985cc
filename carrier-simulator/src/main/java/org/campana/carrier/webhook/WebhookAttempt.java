package org.campana.carrier.webhook;

import org.jspecify.annotations.Nullable;

/// One try of a webhook.
///
/// @param number 1 for the first
/// @param httpStatus the answer; null if there was none
/// @param failure `connect`, `read` or `address` if there was no answer
/// @param body of the answer; empty if there was none
/// @param last whether nothing more is tried
public record WebhookAttempt(
        int number, @Nullable Integer httpStatus, @Nullable String failure, String body, boolean last) {

    /// Whether the application took it.
    public boolean taken() {
        return httpStatus != null && httpStatus >= 200 && httpStatus < 300;
    }
}
