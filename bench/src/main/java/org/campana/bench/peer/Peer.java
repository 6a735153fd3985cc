package org.campana.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A way to send with somebody else's gateway.
public enum Peer {
    /// As many people a request as one address holds with ease.
    KANNEL("Kannel, 50 a request"),
    /// The way that loses nothing when Kannel is killed.
    KANNEL_ONE("Kannel, 1 a request"),
    /// A group a person.
    ALERTMANAGER("Alertmanager"),
    /// With Redis.
    BULLMQ("BullMQ");

    private static final Duration LONGEST_START = Duration.ofSeconds(20);

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    /// What people call it.
    public String title() {
        return title;
    }

    /// What it lacks here, in words; empty when it can be started.
    public Optional<String> lacks(Installed installed) {
        Stream<Optional<String>> all = switch (this) {
            case KANNEL, KANNEL_ONE -> Stream.of(program(installed, "bearerbox"), program(installed, "smsbox"));
            case ALERTMANAGER -> Stream.of(program(installed, "prometheus-alertmanager", "alertmanager"));
            case BULLMQ ->
                Stream.of(
                        program(installed, "redis-server"),
                        program(installed, "node", "nodejs"),
                        module(installed, "bullmq"),
                        module(installed, "ioredis"));
        };
        List<String> lacking = all.flatMap(Optional::stream).toList();
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of("is not installed here, it lacks " + String.join(" and ", lacking));
    }

    private static Optional<String> program(Installed installed, String... names) {
        return installed.program(names).isPresent() ? Optional.empty() : Optional.of(names[0]);
    }

    private static Optional<String> module(Installed installed, String name) {
        return installed.hasModule(name) ? Optional.empty() : Optional.of("the module " + name);
    }

    /// Starts it on an empty folder and waits until it takes alerts; fails when it does not.
    ///
    /// @param folder made when it is not there
    /// @param carrier the stub's port
    public Gateway start(Installed installed, Path folder, int carrier) {
        Door door = new Door();
        Processes processes = new Processes(made(folder), LONGEST_START);
        try {
            return switch (this) {
                case KANNEL -> Kannel.start(installed, processes, door, carrier, 50);
                case KANNEL_ONE -> Kannel.start(installed, processes, door, carrier, 1);
                case ALERTMANAGER -> Alertmanager.start(installed, processes, door, carrier);
                case BULLMQ -> BullMq.start(installed, processes, door, carrier);
            };
        } catch (RuntimeException failed) {
            door.close();
            processes.close();
            throw failed;
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
