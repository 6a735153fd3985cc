package org.campana.testing.pii;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Finds given numbers in files, folders and streams, however they are written down ([PhoneEncoding]), also inside
/// gzip members and inside compressed batches of Kafka segments. One pass of about a second for 200 MB.
///
/// Call [#proveItFinds] first: an empty answer of a scanner that could find nothing is worth nothing. What it cannot
/// see: encrypted bytes, PostgreSQL's own compression of long values (scan a dump, not only the data folder), and
/// numbers cut over two records.
///
/// A scanner is immutable and may be shared by threads.
public final class PiiScanner {

    /// So many findings are enough to act on; after that a scan stops looking.
    private static final int ENOUGH = 1000;

    private static final int GZIP_LEVELS = 3;
    private static final int UNPACKED_MOST = 64 << 20;

    private final List<Phone> phones;
    private final PatternTable table;

    private PiiScanner(List<Phone> phones) {
        this.phones = phones;
        this.table = new PatternTable(phones);
    }

    /// A scanner for these numbers.
    ///
    /// @param e164Numbers each `+1` and ten digits; 1 to about 10,000
    /// @param hmacKeys every key a number may have been hashed under by mistake; may be empty
    public static PiiScanner of(Collection<String> e164Numbers, Collection<byte[]> hmacKeys) {
        if (e164Numbers.isEmpty()) {
            throw new IllegalArgumentException("A scan for no number finds nothing: give at least one");
        }
        List<byte[]> keys = List.copyOf(hmacKeys);
        return new PiiScanner(
                e164Numbers.stream().map(number -> new Phone(number, keys)).toList());
    }

    /// Plants a number in each encoding, in noise, in gzip and in Kafka batches of each compression, and looks for it.
    ///
    /// @throws IllegalStateException naming what it failed to find, or what it found where nothing was
    public void proveItFinds() {
        new Proof(this, phones).run();
    }

    /// What a file holds, or every file below a folder. Links are not followed; a file that vanishes meanwhile is
    /// passed over, since a running database removes files. Each file is read whole into memory.
    public List<Finding> scan(Path fileOrFolder) {
        List<Finding> findings = new ArrayList<>();
        try {
            Files.walkFileTree(fileOrFolder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile()) {
                        scanFile(file, findings);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                    if (failed instanceof NoSuchFileException && !file.equals(fileOrFolder)) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failed;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot scan " + fileOrFolder, unreadable);
        }
        return List.copyOf(findings);
    }

    /// What a stream holds, read to its end into memory. The stream is not closed.
    ///
    /// @param source what to call it in the findings
    public List<Finding> scan(String source, InputStream stream) {
        try {
            return scan(source, stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot scan " + source, unreadable);
        }
    }

    /// What some bytes hold.
    public List<Finding> scan(String source, byte[] bytes) {
        List<Finding> findings = new ArrayList<>();
        search(source, bytes, GZIP_LEVELS, findings);
        return List.copyOf(findings);
    }

    private void scanFile(Path file, List<Finding> findings) throws IOException {
        try {
            search(file.toString(), Files.readAllBytes(file), GZIP_LEVELS, findings);
            if (KafkaSegment.isOne(file)) {
                KafkaSegment.unpack(file, (where, bytes) -> search(file + " > " + where, bytes, GZIP_LEVELS, findings));
            }
        } catch (NoSuchFileException vanished) {
            // Between the listing and the reading: a running database removes files at any time.
            return;
        }
    }

    private void search(String source, byte[] data, int levels, List<Finding> findings) {
        table.search(
                data,
                (encoding, offset) -> {
                    if (findings.size() < ENOUGH) {
                        findings.add(new Finding(source, encoding, offset));
                    }
                },
                member -> {
                    if (levels > 0) {
                        search(source + " > gzip at " + member, gunzip(data, member), levels - 1, findings);
                    }
                });
    }

    /// As much as can be unpacked: a cut member may still tell a number, and three bytes that only look like gzip
    /// unpack to nothing.
    private static byte[] gunzip(byte[] data, int from) {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        try (GZIPInputStream member = new GZIPInputStream(new ByteArrayInputStream(data, from, data.length - from))) {
            int read = member.read(chunk);
            while (read >= 0 && unpacked.size() < UNPACKED_MOST) {
                unpacked.write(chunk, 0, read);
                read = member.read(chunk);
            }
        } catch (IOException notGzipOrCut) {
            return unpacked.toByteArray();
        }
        return unpacked.toByteArray();
    }
}
