package org.campana.bench.carrier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.campana.bench.rig.Micros;

/// Every text that was taken, in order: when and for whom, a number of eight bytes each.
final class ArrivalLog {

    private static final int MOST = 3_000_000;

    private final long[] entries = new long[2 * MOST];
    private final AtomicInteger count = new AtomicInteger();

    void note(int person) {
        int at = 2 * count.getAndIncrement();
        entries[at] = Micros.now();
        entries[at + 1] = person;
    }

    int count() {
        return count.get();
    }

    void forget() {
        count.set(0);
    }

    void write(Path file) throws IOException {
        int size = 2 * count.get();
        ByteBuffer bytes = ByteBuffer.allocate(size * Long.BYTES);
        bytes.asLongBuffer().put(entries, 0, size);
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }
}
