package org.campana.ingest.incident;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was seen, as the six tiles of the report page say it.
public enum Activity {
    PEOPLE_IN_VESTS("people-in-vests", "People in vests"),
    MARKED_CAR("marked-car", "Marked car"),
    UNMARKED_CARS("unmarked-cars", "Unmarked cars"),
    QUESTIONING("questioning", "Stopping or questioning people"),
    DETAINING("detaining", "Detaining people"),
    /// A first-class answer: better than a guess.
    NOT_SURE("not-sure", "Not sure");

    private final String key;
    private final String words;

    Activity(String key, String words) {
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

    /// All of them by key, in the order of the tiles.
    public static Map<String, Activity> byKey() {
        Map<String, Activity> keys = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(activity -> keys.put(activity.key, activity));
        return Collections.unmodifiableMap(keys);
    }
}
