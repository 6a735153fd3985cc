package org.campana.notifier.address;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The keys that open the list. Never in the database, never in its backup.
///
/// @param encryptionKey 32 random bytes in base64: wraps the key of each row
/// @param lookupKey 32 other random bytes in base64: finds the person of a number. It cannot be exchanged: the index of
///     somebody who left can only be made from their number, which is gone
/// @param retiredEncryptionKeys earlier encryption keys, which still open what they wrapped until `/privacy` says that
///     nothing is left under them; also one that is to be the encryption key soon, where several processes change over
/// @param file a file that only its owner may read (mode 0600), with the lines `encryption-key=...`,
///     `lookup-key=...` and, where there are any, `retired-encryption-keys=...,...`; instead of the three above
@ConfigurationProperties("campana.keys")
record KeySettings(
        @Nullable String encryptionKey,
        @Nullable String lookupKey,
        @DefaultValue List<String> retiredEncryptionKeys,
        @Nullable Path file) {

    KeySettings {
        retiredEncryptionKeys = List.copyOf(retiredEncryptionKeys);
    }

    /// Masked: settings are printed more often than one thinks.
    @Override
    public String toString() {
        return "KeySettings[file=" + file + "]";
    }
}
