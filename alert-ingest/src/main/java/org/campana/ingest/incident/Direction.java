package org.campana.ingest.incident;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Whether they stay, or where they leave to.
public enum Direction {
    STAYING("staying", "staying"),
    NORTH("n", "leaving north"),
    EAST("e", "leaving east"),
    SOUTH("s", "leaving south"),
    WEST("w", "leaving west");

    private final String key;
    private final String words;

    Direction(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /// The name in requests and answers.
    public String key() {
        return key;
    }

    /// As the desk says it.
    public String words() {
        return words;
    }

    /// All of them by key.
    public static Map<String, Direction> byKey() {
        Map<String, Direction> keys = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(direction -> keys.put(direction.key, direction));
        return Collections.unmodifiableMap(keys);
    }
}
