package org.campana.carrier.script;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Numbers that are not a phone that is on. Every other valid number is one.
public final class OddNumbers {

    private final Map<String, Oddity> odd = new ConcurrentHashMap<>();

    /// With these to begin with.
    ///
    /// @param configured by E.164 number
    public OddNumbers(Map<String, Oddity> configured) {
        odd.putAll(configured);
    }

    /// Makes a number odd, or with null an ordinary phone again.
    public void set(String number, @Nullable Oddity oddity) {
        if (oddity == null) {
            odd.remove(number);
        } else {
            odd.put(number, oddity);
        }
    }

    public Optional<Oddity> of(String number) {
        return Optional.ofNullable(odd.get(number));
    }

    public Map<String, Oddity> all() {
        return Map.copyOf(odd);
    }
}
