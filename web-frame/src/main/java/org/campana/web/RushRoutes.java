package org.campana.web;

import java.util.Set;

/// Where very many may come at once: what is posted to these routes is let in a few at a time and in order, and who
/// would
/// wait too long is told so at once. Without that, each of a flood would wait for a database connection twice, most in
/// vain and after half of the work, and with them everybody else would wait: who approves an alert, too. A module with
/// such routes declares one bean of it.
///
/// @param paths exact ones, such as `/report`
public record RushRoutes(Set<String> paths) {

    /// Fails with an [IllegalArgumentException] for a pattern.
    public RushRoutes {
        paths = ExactPaths.of("a rush", paths);
    }

    /// These routes.
    public static RushRoutes of(String... paths) {
        return new RushRoutes(Set.of(paths));
    }
}
