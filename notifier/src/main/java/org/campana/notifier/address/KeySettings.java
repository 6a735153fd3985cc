package org.campana.notifier.address;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The two keys that open the list. Never in the database, never in its backup.
///
/// @param encryptionKey 32 random bytes in base64: wraps the key of each row
/// @param lookupKey 32 other random bytes in base64: finds the person of a number
/// @param file a file that only its owner may read (mode 0600), with the lines `encryption-key=...` and
///     `lookup-key=...`; instead of the two above
@ConfigurationProperties("campana.keys")
record KeySettings(
        @Nullable String encryptionKey,
        @Nullable String lookupKey,
        @Nullable Path file) {

    /// Masked: settings are printed more often than one thinks.
    @Override
    public String toString() {
        return "KeySettings[file=" + file + "]";
    }
}
