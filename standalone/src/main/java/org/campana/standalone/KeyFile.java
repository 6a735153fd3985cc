package org.campana.standalone;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/// The key-encryption key, the lookup key and earlier key-encryption keys, 256 random bits each, in a file of their
/// own:
/// never in the database.
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

    /// Puts a new encryption key into the file and keeps the present one as retired, all at once.
    static void rotate(Path file) {
        Properties keys = read(file);
        List<String> retired = retired(keys);
        retired.addFirst(present(keys, file));
        replace(file, keys, fresh(), retired);
    }

    /// Makes a new encryption key known and goes on with the present one: the first of two steps where several
    /// notifiers run, because each must know the key before any of them uses it.
    static void prepare(Path file) {
        Properties keys = read(file);
        List<String> retired = retired(keys);
        retired.addFirst(fresh());
        replace(file, keys, present(keys, file), retired);
    }

    /// Goes on with the key that [#prepare] made known: the second step.
    static void promote(Path file) {
        Properties keys = read(file);
        List<String> retired = retired(keys);
        if (retired.isEmpty()) {
            throw new CannotGoOn(
                    ExitCode.MISCONFIGURED,
                    "the key file " + file + " has no key to go over to.",
                    "make one with ./campana keys rotate --prepare, and restart every notifier with it first.");
        }
        String next = retired.removeFirst();
        retired.addFirst(present(keys, file));
        replace(file, keys, next, retired);
    }

    private static Properties read(Path file) {
        Properties keys = new Properties();
        try (Reader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            keys.load(lines);
            return keys;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new CannotGoOn(
                    ExitCode.DATA_UNUSABLE,
                    "the key file " + file + " cannot be read.",
                    "name the file that CAMPANA_KEYS_FILE names, and run this as its owner.");
        }
    }

    private static String present(Properties keys, Path file) {
        String present = keys.getProperty("encryption-key");
        if (present == null || keys.getProperty("lookup-key") == null) {
            throw new CannotGoOn(
                    ExitCode.MISCONFIGURED,
                    file + " is no key file: it has no encryption-key and lookup-key.",
                    "name the file that CAMPANA_KEYS_FILE names.");
        }
        return present;
    }

    private static List<String> retired(Properties keys) {
        return Arrays.stream(keys.getProperty("retired-encryption-keys", "").split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /// The new file is whole and on the disk before it takes the place of the old: a torn key file is a lost list.
    private static void replace(Path file, Properties keys, String present, List<String> retired) {
        String content = "encryption-key=" + present + "\nlookup-key=" + keys.getProperty("lookup-key")
                + (retired.isEmpty() ? "" : "\nretired-encryption-keys=" + String.join(",", retired)) + "\n";
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new CannotGoOn(
                    ExitCode.DATA_UNUSABLE,
                    "the key file " + file + " cannot be written ("
                            + unwritable.getClass().getSimpleName() + ").",
                    "run this as its owner, in a folder that it may write to; the file is as it was.");
        }
    }

    private static String fresh() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
