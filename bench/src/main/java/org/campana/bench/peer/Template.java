package org.campana.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Settings with names to be filled in, written as `${port}`.
final class Template {

    private static final Pattern NAME = Pattern.compile("\\$\\{([a-z-]+)}");

    private Template() {}

    /// Writes it out beside the gateway's data; fails for a name that nobody gave a value.
    ///
    /// @return the file written, of the same name
    static Path fill(Path template, Path folder, Map<String, Object> values) {
        try {
            String filled = NAME.matcher(Files.readString(template)).replaceAll(name -> value(name, template, values));
            return Files.writeString(folder.resolve(template.getFileName()), filled);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String value(MatchResult name, Path template, Map<String, Object> values) {
        Object value = values.get(name.group(1));
        if (value == null) {
            throw new IllegalStateException(
                    template.getFileName() + " asks for " + name.group() + ", which is not known");
        }
        return Matcher.quoteReplacement(value.toString());
    }
}
