package org.campana.notifier.address;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.subtle.PrfHmacJce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The keys, read once. There is no keyset file in Tink's JSON: it would be the keys in clear on a disk.
///
/// @param wrapping AES-256-GCM with each key-encryption key; the first wraps what is new
/// @param lookup HMAC-SHA-256 as a pseudo-random function with the lookup key
record Keys(List<WrappingKey> wrapping, Prf lookup) {

    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /// Reads both from the settings or from the file they name.
    ///
    /// @throws KeysUnusableException when a key is missing or wrong; says which, and what to do
    static Keys read(KeySettings settings) {
        Path file = settings.file();
        return file == null
                ? of(settings.encryptionKey(), settings.lookupKey(), settings.retiredEncryptionKeys(), "campana.keys.")
                : fromFile(file);
    }

    private static Keys fromFile(Path file) {
        Properties lines = new Properties();
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new KeysUnusableException(
                        "The key file " + file + " can be read by others than its owner", "chmod 600 " + file);
            }
            try (var reader = Files.newBufferedReader(file)) {
                lines.load(reader);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new KeysUnusableException(
                    "The key file " + file + " of campana.keys.file cannot be read",
                    "make it with ./campana keys, or point campana.keys.file to the right place");
        }
        List<String> retired = Arrays.stream(
                        lines.getProperty("retired-encryption-keys", "").split(","))
                .filter(key -> !key.isBlank())
                .toList();
        return of(lines.getProperty("encryption-key"), lines.getProperty("lookup-key"), retired, "in " + file + ": ");
    }

    private static Keys of(@Nullable String encryption, @Nullable String lookup, List<String> retired, String where) {
        List<byte[]> wrapping = new ArrayList<>();
        wrapping.add(bytes(encryption, where + "encryption-key"));
        retired.forEach(key -> wrapping.add(bytes(key, where + "retired-encryption-keys")));
        byte[] finding = bytes(lookup, where + "lookup-key");
        try {
            if (wrapping.stream().anyMatch(key -> Arrays.equals(key, finding))) {
                throw new KeysUnusableException(
                        where + "encryption-key and lookup-key are the same",
                        "make two different keys: ./campana keys");
            }
            List<WrappingKey> known = new ArrayList<>();
            for (byte[] key : wrapping) {
                known.add(WrappingKey.of(key));
            }
            return new Keys(List.copyOf(known), new PrfHmacJce("HMACSHA256", new SecretKeySpec(finding, "HMAC")));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This JVM lacks AES-GCM or HMAC-SHA-256", missing);
        } finally {
            wrapping.forEach(key -> Arrays.fill(key, (byte) 0));
            Arrays.fill(finding, (byte) 0);
        }
    }

    /// The one that wraps what is new.
    WrappingKey present() {
        return wrapping.getFirst();
    }

    /// Opens a row's key with the key it was wrapped with: the one of its mark or, from before there were marks, any.
    ///
    /// @throws GeneralSecurityException when none of ours wrapped it for this place
    byte[] unwrap(byte[] wrapped, byte[] place) throws GeneralSecurityException {
        GeneralSecurityException refused = new GeneralSecurityException("wrapped with another key");
        for (WrappingKey key : wrapping) {
            if (key.marked(wrapped)) {
                return key.unwrap(wrapped, place);
            }
        }
        for (WrappingKey key : wrapping) {
            try {
                return key.unwrap(wrapped, place);
            } catch (GeneralSecurityException notThisOne) {
                refused = notThisOne;
            }
        }
        throw refused;
    }

    private static byte[] bytes(@Nullable String base64, String name) {
        if (base64 == null || base64.isBlank()) {
            throw new KeysUnusableException(
                    name + " is missing: without it no number can be read",
                    "set it to 32 random bytes in base64, for example: openssl rand -base64 32");
        }
        try {
            byte[] key = Base64.getDecoder().decode(base64.strip());
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException malformed) {
            // Falls through: a key that is not base64 and one of another length have the same fix.
        }
        throw new KeysUnusableException(
                name + " is not " + BYTES + " bytes in base64", "make one with: openssl rand -base64 32");
    }
}
