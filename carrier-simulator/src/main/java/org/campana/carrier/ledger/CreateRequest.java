package org.campana.carrier.ledger;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a caller of Twilio's create asked for: the form as it came, each parameter once.
public record CreateRequest(Map<String, String> parameters) {

    public CreateRequest {
        parameters = Map.copyOf(parameters);
    }

    public @Nullable String to() {
        return parameters.get("To");
    }

    public @Nullable String from() {
        return parameters.get("From");
    }

    public @Nullable String body() {
        return parameters.get("Body");
    }

    public @Nullable String messagingServiceSid() {
        return parameters.get("MessagingServiceSid");
    }

    public @Nullable String statusCallback() {
        return parameters.get("StatusCallback");
    }

    /// In seconds, as text; not checked yet.
    public @Nullable String validityPeriod() {
        return parameters.get("ValidityPeriod");
    }

    /// The caller's own id of this send: the last segment of the status callback's path.
    public @Nullable String intent() {
        return intentOf(statusCallback());
    }

    /// The caller's own id of a call: the last segment of the path it is asked at what to play.
    public @Nullable String callIntent() {
        return intentOf(parameters.get("Url"));
    }

    static @Nullable String intentOf(@Nullable String statusCallback) {
        if (statusCallback == null) {
            return null;
        }
        try {
            String path = new URI(statusCallback).getPath();
            if (path == null) {
                return null;
            }
            String last = path.substring(path.lastIndexOf('/') + 1);
            return last.isEmpty() ? null : last;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }
}
