package org.campana.bench.yardstick;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a record of the yardsticks carries: people of one alert and the rendered text.
record Batch(UUID alert, List<UUID> people, String text) {

    byte[] encoded() {
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(16 + 4 + 16 * people.size() + words.length);
        put(bytes, alert);
        bytes.putInt(people.size());
        people.forEach(person -> put(bytes, person));
        return bytes.put(words).array();
    }

    static Batch decoded(byte[] record) {
        ByteBuffer bytes = ByteBuffer.wrap(record);
        UUID alert = id(bytes);
        int count = bytes.getInt();
        List<UUID> people = new ArrayList<>(count);
        for (int each = 0; each < count; each++) {
            people.add(id(bytes));
        }
        return new Batch(alert, people, StandardCharsets.UTF_8.decode(bytes).toString());
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
