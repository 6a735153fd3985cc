package org.campana.web;

import java.util.List;
import java.util.Locale;

/// Languages that the pages under one path are written in beside those of every page. A module that has more readers
/// than the desk declares one bean of it; elsewhere the choice of such a language counts for nothing.
///
/// @param path without a slash at its end, such as `/join`
/// @param more in the order of their links, after the languages of every page
public record PageLanguages(String path, List<Locale> more) {

    /// Fails with an [IllegalArgumentException] if the path could not be one.
    public PageLanguages {
        if (!path.startsWith("/") || path.endsWith("/")) {
            throw new IllegalArgumentException("path must start with a slash and not end with one but is " + path);
        }
        more = List.copyOf(more);
    }

    boolean covers(String asked) {
        return asked.equals(path) || asked.startsWith(path + "/");
    }
}
