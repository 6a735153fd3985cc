package org.campana.carrier.script;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How the owners of single phones treat calls. Every other answers and listens to the end.
public final class PhoneManners {

    private final Map<String, Manner> manners = new ConcurrentHashMap<>();

    /// From now on.
    ///
    /// @param manner null for the usual one
    public void set(String number, @Nullable Manner manner) {
        if (manner == null) {
            manners.remove(number);
        } else {
            manners.put(number, manner);
        }
    }

    public Optional<Manner> of(String number) {
        return Optional.ofNullable(manners.get(number));
    }
}
