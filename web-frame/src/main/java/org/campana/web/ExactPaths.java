package org.campana.web;

import java.util.Set;

/// Routes that are named one by one, so that none is among them by accident.
final class ExactPaths {

    private ExactPaths() {}

    /// These; fails with an [IllegalArgumentException] for a pattern.
    ///
    /// @param what they are of, in a word
    static Set<String> of(String what, Set<String> paths) {
        paths.forEach(path -> {
            if (!path.startsWith("/") || path.contains("*") || path.contains("{")) {
                throw new IllegalArgumentException("path of " + what + " must be exact but is " + path);
            }
        });
        return Set.copyOf(paths);
    }
}
