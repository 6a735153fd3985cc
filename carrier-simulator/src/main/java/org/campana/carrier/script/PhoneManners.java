package org.campana.carrier.script;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How the owners of phones treat calls: single ones as it was said of them, all others in the usual manner.
public final class PhoneManners {

    private final Map<String, Manner> manners = new ConcurrentHashMap<>();
    private final Manner usual;

    /// @param usual of all of whom nothing else was said
    public PhoneManners(Manner usual) {
        this.usual = usual;
    }

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

    /// How the owner of this phone treats calls.
    public Manner of(String number) {
        return manners.getOrDefault(number, usual);
    }
}
