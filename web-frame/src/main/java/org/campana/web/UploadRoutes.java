package org.campana.web;

import java.util.Set;

/// Where files may be sent to: these routes take a body up to `campana.web.largest-upload`, all others 64 KiB. A
/// module that reads files declares one bean of it.
///
/// @param paths exact ones, such as `/people/import`
public record UploadRoutes(Set<String> paths) {

    /// Fails with an [IllegalArgumentException] for a pattern: each route is named, so that none is open by accident.
    public UploadRoutes {
        paths = ExactPaths.of("an upload", paths);
    }

    /// These routes.
    public static UploadRoutes of(String... paths) {
        return new UploadRoutes(Set.of(paths));
    }
}
