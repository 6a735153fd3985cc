package org.campana.carrier.ledger;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// An append-only file of JSON lines. Each line is handed to the operating system before [#append]
/// returns, so it outlives `kill -9`; with `fsync` it outlives a power cut too, at the price of a disk's
/// wait a line.
final class Journal implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final FileChannel file;
    private final FileOutputStream end;
    private final boolean fsync;
    private long written;

    private Journal(FileChannel file, FileOutputStream end, boolean fsync) throws IOException {
        this.file = file;
        this.end = end;
        this.fsync = fsync;
        this.written = file.size();
    }

    /// Reads what an earlier run wrote, cuts off a last line that a crash tore, and opens for appending.
    ///
    /// @throws IllegalStateException if another process holds the folder, or a line but the last is broken
    /// @throws UncheckedIOException if the folder cannot be written
    static Journal open(Path folder, boolean fsync, Consumer<JournalEntry> replay) {
        try {
            Files.createDirectories(folder);
            Path path = folder.resolve("journal.jsonl");
            FileChannel file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(file)) {
                file.close();
                throw new IllegalStateException("Another carrier simulator uses " + folder
                        + ". Give this one another carrier.data-dir, or stop the other.");
            }
            file.truncate(wholeLines(file));
            try (BufferedReader lines = Files.newBufferedReader(path)) {
                long number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    replay.accept(read(line, path, ++number));
                }
            }
            return new Journal(file, new FileOutputStream(path.toFile(), true), fsync);
        } catch (IOException unusable) {
            throw new UncheckedIOException("Cannot use carrier.data-dir " + folder, unusable);
        }
    }

    /// The operating system lifts it when the process ends, however it ends.
    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException heldHere) {
            return false;
        }
    }

    /// Where the last whole line ends.
    private static long wholeLines(FileChannel file) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(8192);
        for (long end = file.size(); end > 0; ) {
            long start = Math.max(0, end - block.capacity());
            block.clear().limit((int) (end - start));
            file.read(block, start);
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    private static JournalEntry read(String line, Path path, long number) {
        try {
            return JSON.readValue(line, JournalEntry.class);
        } catch (JacksonException broken) {
            throw new IllegalStateException("Line " + number + " of " + path + " is not a journal entry", broken);
        }
    }

    /// One entry as its line.
    static byte[] line(JournalEntry entry) {
        return JSON.writeValueAsString(entry).concat("\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Appends a line. Not for two threads at once. By a stream, since an interrupt closes a channel for
    /// everybody.
    ///
    /// @throws UncheckedIOException if it could not be written; then it did not happen
    void append(byte[] line) {
        try {
            end.write(line);
            if (fsync) {
                end.getFD().sync();
            }
            written += line.length;
        } catch (IOException unwritten) {
            cutOffTornLine(unwritten);
            throw new UncheckedIOException("Cannot write the carrier's journal", unwritten);
        }
    }

    private void cutOffTornLine(IOException because) {
        try {
            file.truncate(written);
        } catch (IOException alsoFailed) {
            because.addSuppressed(alsoFailed);
        }
    }

    @Override
    public void close() {
        try {
            end.close();
            file.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException("Cannot close the carrier's journal", unclosed);
        }
    }
}
