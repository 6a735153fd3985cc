package org.campana.bench.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Java process of this run. One that listens is told lines and answers each with one.
public final class Child implements AutoCloseable {

    private final String name;
    private final Path log;
    private final Process process;
    private final boolean listens;
    private final Writer to;
    private final BufferedReader from;

    private Child(Path log, Process process, boolean listens) {
        this.name = log.getFileName().toString();
        this.log = log;
        this.process = process;
        this.to = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.listens = listens;
        if (!listens) {
            // The others end when their standard input does, with this process.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        }
    }

    /// Starts one that listens; what it prints on standard error goes to `log`.
    public static Child listening(Path log, List<String> command) {
        return start(log, command, Map.of(), ProcessBuilder.Redirect.PIPE);
    }

    /// Starts one that does not; all it prints goes to `log`.
    public static Child silent(Path log, List<String> command, Map<String, String> environment) {
        return start(log, command, environment, ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private static Child start(
            Path log, List<String> command, Map<String, String> environment, ProcessBuilder.Redirect output) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(output)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new Child(log, builder.start(), output.equals(ProcessBuilder.Redirect.PIPE));
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /// A command line: the launcher's Java with these options, everything of Campana and the bench on its class path.
    ///
    /// @param arguments the main class and what it is given
    public static List<String> java(List<String> options, String libraries, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", libraries));
        command.addAll(List.of(arguments));
        return command;
    }

    /// Tells it this and waits for its answer; fails when it has ended.
    public synchronized String ask(String order) {
        try {
            to.write(order + "\n");
            to.flush();
            return hear();
        } catch (IOException ended) {
            throw new IllegalStateException(name + " has ended; read " + log, ended);
        }
    }

    /// The next line it says by itself; fails when it has ended.
    public String hear() throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new IllegalStateException(name + " has ended; read " + log);
        }
        return line;
    }

    /// The process id.
    public long pid() {
        return process.pid();
    }

    /// Whether it runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Waits until it ends by itself; fails when it did not end well.
    public void awaitEnd() {
        int code = await(30);
        if (code != 0) {
            throw new IllegalStateException(name + " ended with exit code " + code + "; read " + log);
        }
    }

    /// `kill -9`.
    public void kill() {
        process.destroyForcibly();
        await(1);
    }

    private int await(int minutes) {
        try {
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                throw new IllegalStateException(name + " does not end; read " + log);
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was not waited for", interrupted);
        }
    }

    /// Ends one that listens by the end of its input, any other as a supervisor does.
    @Override
    public void close() {
        try {
            to.close();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
        if (!listens) {
            process.destroy();
        }
        await(2);
    }
}
