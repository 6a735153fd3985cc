package org.campana.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The data of one PostgreSQL on disk, and the programs that start and stop a server on it.
final class PostgresCluster {

    static final String USER = "campana";

    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final String MAJOR_VERSION = "18";
    private static final String SETTINGS_FILE = "campana.conf";

    private final DataDirectory directory;
    private final Path binaries;
    private final PostgresSettings.Durability durability;
    private final PostgresCommand command;

    PostgresCluster(DataDirectory directory, Path binaries, PostgresSettings.Durability durability) {
        this.directory = directory;
        this.binaries = binaries;
        this.durability = durability;
        this.command = PostgresCommand.of(binaries, outputFile());
    }

    Path data() {
        return directory.path().resolve("data");
    }

    private Path outputFile() {
        return directory.path().resolve("command.log");
    }

    private Path serverLog() {
        return directory.path().resolve("server.log");
    }

    String password() {
        return directory.note("password").orElseGet(() -> {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            directory.keepNote("password", fresh);
            return fresh;
        });
    }

    /// Makes the data if there is none yet; it appears whole or not at all, also when this process is killed.
    void create() {
        Path data = data();
        try {
            if (Files.exists(data)) {
                refuseOtherVersion(data);
                return;
            }
            password();
            Path fresh = directory.path().resolve("data.new");
            PostgresBinaries.deleteTree(fresh);
            PostgresCommand.Result made = command.run(
                    outputFile(),
                    "initdb",
                    "--pgdata=" + fresh,
                    "--username=" + USER,
                    "--pwfile=" + directory.path().resolve("password"),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    durability == PostgresSettings.Durability.NONE ? "--no-sync" : "--data-checksums");
            if (!made.succeeded()) {
                throw failure("The PostgreSQL data could not be made", made);
            }
            Files.writeString(fresh.resolve("postgresql.conf"), "include_if_exists = '" + SETTINGS_FILE + "'\n");
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void refuseOtherVersion(Path data) throws IOException {
        Path version = data.resolve("PG_VERSION");
        String found = Files.exists(version) ? Files.readString(version).strip() : "unknown";
        if (!found.equals(MAJOR_VERSION)) {
            throw new EmbeddedStartException(
                    "The data in " + data + " is of PostgreSQL version " + found + ", but this is " + MAJOR_VERSION
                            + ".",
                    "Start with the Campana release that wrote it, make a backup, and restore that here.");
        }
    }

    /// Stops the server that a killed process left running on this data, if there is one.
    void stopOrphan() {
        Path lockFile = data().resolve("postmaster.pid");
        if (Files.notExists(lockFile)) {
            return;
        }
        try {
            Optional<ProcessHandle> holder = Files.readAllLines(lockFile).stream()
                    .findFirst()
                    .map(String::strip)
                    .filter(pid -> pid.matches("\\d{1,10}"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
            if (holder.isEmpty()) {
                return;
            }
            if (isOurs(holder.get())) {
                log.atInfo().addKeyValue("pid", holder.get().pid()).log("stopping the database of a killed process");
                stop();
            } else {
                // The number was given to another program since, perhaps at a reboot: PostgreSQL would refuse to
                // start, and pg_ctl would stop that program.
                Files.delete(lockFile);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .command()
                .filter(path -> Path.of(path).startsWith(binaries))
                .isPresent();
    }

    /// Starts a server and returns when it serves; never succeeds on a server that is not its own child, because
    /// pg_ctl follows the state that this server writes into its own data.
    void start(int port) {
        try {
            Files.writeString(data().resolve(SETTINGS_FILE), PostgresSettings.text(port, durability));
            Files.deleteIfExists(serverLog());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        PostgresCommand.Result started = command.run(
                outputFile(),
                "pg_ctl",
                "start",
                "--pgdata=" + data(),
                "--log=" + serverLog(),
                "--wait",
                "--timeout=90",
                "--silent");
        if (!started.succeeded()) {
            throw failure("PostgreSQL did not start", withServerLog(started));
        }
    }

    private PostgresCommand.Result withServerLog(PostgresCommand.Result result) {
        try {
            String text = Files.exists(serverLog()) ? Files.readString(serverLog()) : "";
            return new PostgresCommand.Result(result.exitCode(), result.output() + text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void stop() {
        PostgresCommand.Result stopped = command.run(
                outputFile(),
                "pg_ctl",
                "stop",
                "--pgdata=" + data(),
                "--mode=fast",
                "--wait",
                "--timeout=60",
                "--silent");
        if (!stopped.succeeded() && Files.exists(data().resolve("postmaster.pid"))) {
            throw failure("PostgreSQL did not stop", stopped);
        }
    }

    private EmbeddedStartException failure(String what, PostgresCommand.Result result) {
        if (result.noSpace()) {
            return new EmbeddedStartException(
                    what + ": no space is left for " + directory.path() + ".",
                    "Free some space, or choose a data directory on another disk.");
        }
        String lastLine =
                result.output().lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b);
        String problem = what + " (exit code " + result.exitCode() + ": " + lastLine.strip() + ").";
        String fix = "Read " + serverLog() + " and " + outputFile() + ".";
        return result.portTaken()
                ? EmbeddedStartException.portTaken(problem, fix, null)
                : new EmbeddedStartException(problem, fix);
    }
}
