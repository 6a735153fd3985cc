package org.campana.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What a long run came to, for `docs/reliability.md`.
public final class Figures {

    private Figures() {}

    /// Keeps them in `target/rig` of the module that is tested.
    ///
    /// @param run names the file
    /// @param figures no number of a person is among them
    public static void keep(String run, Map<String, ?> figures) {
        try {
            Files.writeString(
                    Files.createDirectories(Path.of("target", "rig")).resolve(run + ".txt"),
                    new TreeMap<>(figures) + System.lineSeparator());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
