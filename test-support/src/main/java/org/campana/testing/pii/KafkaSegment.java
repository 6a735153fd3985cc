package org.campana.testing.pii;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.CloseableIterator;
import org.jspecify.annotations.Nullable;

/// Unpacks the compressed batches of one segment file of a topic; what is not compressed is found in the raw file.
final class KafkaSegment {

    private static final Pattern NAME = Pattern.compile("\\d{20}\\.log");

    private KafkaSegment() {}

    static boolean isOne(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    /// Hands over each part of each compressed record, with words for where it stands.
    static void unpack(Path file, BiConsumer<String, byte[]> part) throws IOException {
        File segment = file.toFile();
        try (FileRecords records = FileRecords.open(segment, false)) {
            for (FileChannelRecordBatch batch : records.batches()) {
                if (batch.isCompressed()) {
                    unpack(batch, part);
                }
            }
        }
    }

    private static void unpack(FileChannelRecordBatch batch, BiConsumer<String, byte[]> part) {
        String where = "%s batch at %d".formatted(batch.compressionType().name, batch.position());
        try (CloseableIterator<Record> records = batch.streamingIterator(BufferSupplier.NO_CACHING)) {
            while (records.hasNext()) {
                Record one = records.next();
                String record = where + ", record " + one.offset();
                hand(record + ", key", one.key(), part);
                hand(record + ", value", one.value(), part);
                for (Header header : one.headers()) {
                    hand(record + ", header", ByteBuffer.wrap(header.key().getBytes(StandardCharsets.UTF_8)), part);
                    hand(record + ", header", header.value() == null ? null : ByteBuffer.wrap(header.value()), part);
                }
            }
        }
    }

    private static void hand(String where, @Nullable ByteBuffer bytes, BiConsumer<String, byte[]> part) {
        if (bytes != null) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            part.accept(where, copy);
        }
    }
}
