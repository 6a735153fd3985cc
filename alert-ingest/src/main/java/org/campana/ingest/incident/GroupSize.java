package org.campana.ingest.incident;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many people were seen.
public enum GroupSize {
    ONE_OR_TWO("1-2"),
    THREE_TO_FIVE("3-5"),
    SIX_OR_MORE("6+");

    private final String key;

    GroupSize(String key) {
        this.key = key;
    }

    /// The name in requests and answers.
    public String key() {
        return key;
    }

    /// All of them by key.
    public static Map<String, GroupSize> byKey() {
        Map<String, GroupSize> keys = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(size -> keys.put(size.key, size));
        return Collections.unmodifiableMap(keys);
    }
}
