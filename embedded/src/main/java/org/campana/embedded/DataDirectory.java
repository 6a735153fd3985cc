package org.campana.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A directory that one server at a time owns. The lock goes with the process, so a killed one leaves none.
final class DataDirectory implements AutoCloseable {

    private static final long LEAST_FREE_BYTES = 256L * 1024 * 1024;

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /// Makes the directory if need be and takes it; fails when another start has it, when it cannot be written
    /// or when less than 256 MiB are free.
    static DataDirectory take(Path wanted, String what) {
        Path path = writable(wanted.toAbsolutePath().normalize(), what);
        FileChannel lockFile = null;
        try {
            lockFile =
                    FileChannel.open(path.resolve("campana.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lockFile) == null) {
                lockFile.close();
                throw new EmbeddedStartException(
                        "Another Campana already uses the " + what + " data in " + path + ".",
                        "Stop it, or choose another data directory.");
            }
            refuseFullDisk(path, what);
            return new DataDirectory(path, lockFile);
        } catch (IOException failed) {
            closeQuietly(lockFile);
            throw unusable(path, what, failed);
        } catch (EmbeddedStartException refused) {
            closeQuietly(lockFile);
            throw refused;
        }
    }

    private static void closeQuietly(@Nullable FileChannel lockFile) {
        if (lockFile != null) {
            try {
                lockFile.close();
            } catch (IOException ignored) {
                // Closing what could not be used: the failure that led here is the one to tell.
            }
        }
    }

    private static Path writable(Path path, String what) {
        try {
            Files.createDirectories(path);
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
            Files.delete(Files.createTempFile(path, "probe", ".tmp"));
            return path.toRealPath();
        } catch (IOException failed) {
            throw unusable(path, what, failed);
        }
    }

    private static EmbeddedStartException unusable(Path path, String what, IOException failed) {
        String text = String.valueOf(failed.getMessage());
        if (text.contains("No space left")) {
            return noSpace(path, what);
        }
        return new EmbeddedStartException(
                "The " + what + " data directory " + path + " cannot be written ("
                        + failed.getClass().getSimpleName() + ").",
                "Give this user the right to write there, or choose another data directory.",
                failed);
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void refuseFullDisk(Path path, String what) throws IOException {
        if (Files.getFileStore(path).getUsableSpace() < LEAST_FREE_BYTES) {
            throw noSpace(path, what);
        }
    }

    private static EmbeddedStartException noSpace(Path path, String what) {
        return new EmbeddedStartException(
                "There is too little space for the " + what + " data in " + path + ": less than 256 MiB free.",
                "Free some space, or choose a data directory on another disk.");
    }

    /// The real, absolute path.
    Path path() {
        return path;
    }

    /// A note kept from an earlier start, if there is one.
    Optional<String> note(String name) {
        Path file = path.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Keeps a note for the next start, readable by this user only, whole or not at all.
    void keepNote(String name, String text) {
        Path fresh = path.resolve(name + ".new");
        try {
            Files.deleteIfExists(fresh);
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.createFile(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(fresh, text + "\n", StandardCharsets.UTF_8);
            Files.move(fresh, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Lets the directory go.
    @Override
    public void close() {
        closeQuietly(lockFile);
    }
}
