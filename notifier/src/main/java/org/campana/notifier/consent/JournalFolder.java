package org.campana.notifier.consent;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.campana.notifier.consent.LeaversJournal.Entry;
import org.jspecify.annotations.Nullable;

/// The files of the journal. Each process appends to one of its own, the first that no other holds, and reads all.
final class JournalFolder {

    private static final Pattern LINE = Pattern.compile("(\\S{20,40}) (OUT|IN) ([0-9a-f]{32})");
    private static final int MOST_PROCESSES = 1_000;

    private final Path path;
    private final AtomicLong entries = new AtomicLong();
    private @Nullable FileChannel own;
    private long appended;
    private long flushed;

    JournalFolder(Path path) {
        this.path = path.toAbsolutePath();
    }

    Path path() {
        return path;
    }

    /// How many lines were read and written since.
    long entries() {
        return entries.get();
    }

    /// Returns when they are on the disk. Several that wait at the same time share a flush.
    void append(Collection<Entry> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(each -> text.append(each.at())
                .append(each.left() ? " OUT " : " IN ")
                .append(each.index())
                .append('\n'));
        FileChannel channel;
        long mine;
        synchronized (this) {
            channel = opened();
            try {
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (IOException torn) {
                // Opened again before the next line, which begins anew then.
                channel.close();
                throw torn;
            }
            mine = ++appended;
        }
        flush(channel, mine);
        entries.addAndGet(lines.size());
    }

    private void flush(FileChannel channel, long mine) throws IOException {
        synchronized (entries) {
            if (flushed >= mine) {
                return;
            }
            long until;
            synchronized (this) {
                until = appended;
            }
            channel.force(true);
            flushed = until;
        }
    }

    private FileChannel opened() throws IOException {
        FileChannel channel = own;
        if (channel == null || !channel.isOpen()) {
            channel = open();
            own = channel;
        }
        return channel;
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(path);
        for (int number = 1; number <= MOST_PROCESSES; number++) {
            Path file = path.resolve("leavers-" + number + ".journal");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                continue;
            }
            try {
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
                endTornLine(channel);
                flushFolder();
                return channel;
            } catch (IOException full) {
                // Held any longer it would be lost to this process, and each try would begin another file.
                channel.close();
                throw full;
            }
        }
        throw new IOException("every file of the journal is held by another process");
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /// A line that a power cut tore must not swallow the next one.
    private static void endTornLine(FileChannel channel) throws IOException {
        long size = channel.size();
        channel.position(size);
        ByteBuffer last = ByteBuffer.allocate(1);
        if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    private void flushFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /// The last word of each index. What is no whole line is passed over.
    Map<String, Entry> last() throws IOException {
        Map<String, Entry> last = new HashMap<>();
        long read = 0;
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*.journal")) {
                for (Path file : files) {
                    read += read(file, last);
                }
            }
        }
        entries.set(read);
        return last;
    }

    private static long read(Path file, Map<String, Entry> last) throws IOException {
        long lines = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Matcher parts = LINE.matcher(line);
                if (parts.matches()) {
                    Entry entry =
                            new Entry(parts.group(3), parts.group(2).equals("OUT"), Instant.parse(parts.group(1)));
                    last.merge(entry.index(), entry, (one, other) -> other.at().isBefore(one.at()) ? one : other);
                    lines++;
                }
            }
        }
        return lines;
    }
}
