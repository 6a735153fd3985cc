package org.campana.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A golden sample: an event as a released version wrote it, under `golden/<short name>/<version>-<what>.json`.
record Sample(EventType type, Path file) {

    static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    static List<Sample> all() {
        return Arrays.stream(EventType.values())
                .flatMap(type -> of(type).stream())
                .toList();
    }

    static List<Sample> of(EventType type) {
        try (Stream<Path> files = Files.list(GOLDEN.resolve(type.shortName()))) {
            return files.sorted().map(file -> new Sample(type, file)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] json() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    ObjectNode tree() {
        return (ObjectNode) JsonMapper.shared().readTree(json());
    }

    Event event() {
        return EventCodec.decode(type.shortName(), json());
    }

    String name() {
        return type.shortName() + "/" + file.getFileName();
    }
}
