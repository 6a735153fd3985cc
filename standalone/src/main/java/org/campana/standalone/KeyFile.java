package org.campana.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The key-encryption key and the lookup key, 256 random bits each, in a file of their own: never in the database.
final class KeyFile {

    private KeyFile() {}

    /// Makes a new file, readable by its owner only; refuses to overwrite one, because that would make every
    /// stored number unreadable.
    static void create(Path file) {
        String content = "encryption-key=" + fresh() + "\nlookup-key=" + fresh() + "\n";
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content, StandardCharsets.US_ASCII);
        } catch (FileAlreadyExistsException exists) {
            throw new CannotGoOn(
                    ExitCode.DATA_UNUSABLE,
                    "the key file " + file
                            + " exists already; overwriting it would make every stored number unreadable.",
                    "name another file, or go on using this one.");
        } catch (IOException unwritable) {
            throw new CannotGoOn(
                    ExitCode.DATA_UNUSABLE,
                    "the key file " + file + " cannot be written (" + unwritable.getMessage() + ").",
                    "choose a folder this user may write to.");
        }
    }

    private static String fresh() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
