package org.campana.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's own programs. They refuse to run as root, so for root they run in a user namespace of
/// their own; their files then belong to root on disk.
final class PostgresCommand {

    private static final long LONGEST_SECONDS = 120;

    private final Path binaries;
    private final List<String> prefix;

    private PostgresCommand(Path binaries, List<String> prefix) {
        this.binaries = binaries;
        this.prefix = prefix;
    }

    static PostgresCommand of(Path binaries, Path outputFile) {
        if (!"0".equals(run(List.of("id", "-u"), outputFile).output().strip())) {
            return new PostgresCommand(binaries, List.of());
        }
        if (run(List.of("unshare", "-U", "true"), outputFile).exitCode() != 0) {
            throw new EmbeddedStartException(
                    "PostgreSQL does not run as root, and this machine forbids root to make a user namespace.",
                    "Start Campana as an ordinary user.");
        }
        return new PostgresCommand(binaries, List.of("unshare", "-U"));
    }

    /// Runs `bin/<program>` to its end, at most two minutes, with its output in `outputFile`: an inherited pipe
    /// would stay open as long as the database runs.
    Result run(Path outputFile, String program, String... arguments) {
        List<String> line = new ArrayList<>(prefix);
        line.add(binaries.resolve("bin").resolve(program).toString());
        line.addAll(Arrays.asList(arguments));
        return run(line, outputFile);
    }

    private static Result run(List<String> line, Path outputFile) {
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(outputFile.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        // A locale that is set but not installed stops initdb; a PG* variable could point to another server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().putAll(Map.of("LC_ALL", "C", "LANG", "C"));
        try {
            Process process = builder.start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Result(-1, "no answer within " + LONGEST_SECONDS + " s");
            }
            return new Result(process.exitValue(), Files.readString(outputFile, StandardCharsets.UTF_8));
        } catch (IOException notStarted) {
            if (line.getFirst().equals("unshare")) {
                return new Result(127, "");
            }
            throw new UncheckedIOException(notStarted);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStartException(
                    "Starting or stopping PostgreSQL was interrupted.", "Start again.", interrupted);
        }
    }

    record Result(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }

        boolean noSpace() {
            return output.contains("No space left");
        }

        boolean portTaken() {
            return output.contains("Address already in use");
        }
    }
}
