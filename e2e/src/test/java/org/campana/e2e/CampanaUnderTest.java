package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.campana.testing.SimulatedCarrier;
import org.campana.testing.TestInfra;
import org.campana.testing.fault.CrashAgent;
import org.campana.testing.fault.CrashPoint;

/// A Campana in a process of its own, started as the launcher starts it, so that it can be killed.
final class CampanaUnderTest implements AutoCloseable {

    static final Path LIBRARIES = Path.of("..", "standalone", "target", "campana", "lib");

    /// Of the numbers: made up, the same for all tests.
    static final Map<String, String> KEYS = Map.of(
            "CAMPANA_KEYS_ENCRYPTIONKEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "CAMPANA_KEYS_LOOKUPKEY", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=");

    private final Path data;
    private final int port;
    private final List<String> command;
    private final Map<String, String> environment = new HashMap<>();
    private Process process;
    private List<String> armed = List.of();

    private CampanaUnderTest(Path data, int port, String... arguments) {
        this.data = data;
        this.port = port;
        this.command = commandLine(arguments);
    }

    /// The demo on this data, on a port of its own; not started yet.
    static CampanaUnderTest demo(Path data) {
        int port = TestInfra.freePort();
        return new CampanaUnderTest(
                data, port, "demo", "--no-open", "--port", Integer.toString(port), "--data", data.toString());
    }

    /// `serve all` on this data, on a port of its own; not started yet.
    static CampanaUnderTest serve(Path data) {
        int port = TestInfra.freePort();
        return new CampanaUnderTest(
                data, port, "serve", "all", "--port", Integer.toString(port), "--data", data.toString());
    }

    /// One command that ends by itself.
    static Finished run(String... arguments) {
        return run(Map.of(), arguments);
    }

    static Finished run(Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile("campana", ".out");
            Path err = Files.createTempFile("campana", ".err");
            ProcessBuilder builder = new ProcessBuilder(commandLine(arguments))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            assertThat(process.waitFor(4, TimeUnit.MINUTES))
                    .as("ends within four minutes")
                    .isTrue();
            return new Finished(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<String> commandLine(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // From this module's pom.xml; a JDK that cannot use it starts without, as it does with an agent.
                "-XX:AOTCache=" + System.getProperty("campana.test.start-cache"),
                "-Xlog:aot*=off",
                "-Xmx640m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.timezone=UTC",
                "-cp",
                LIBRARIES + "/*",
                "org.campana.standalone.Campana"));
        command.addAll(List.of(arguments));
        return command;
    }

    CampanaUnderTest with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    /// With the town of Valle Verde in it, its texts going out by this carrier.
    CampanaUnderTest before(SimulatedCarrier carrier) {
        carrier.notifierProperties().forEach((key, value) -> with(variable(key), value));
        KEYS.forEach(this::with);
        return with("CAMPANA_DEMO", "true").with("CAMPANA_PUBLIC_URL", address());
    }

    private static String variable(String key) {
        return key.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
    }

    /// The next start alone ends at this point of the code.
    ///
    /// @param folder where it is noted that the point was reached
    void endAt(CrashPoint point, Path folder) {
        armed = List.of(CrashAgent.argument(folder, point));
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    int port() {
        return port;
    }

    Path output() {
        return data.resolveSibling(data.getFileName() + ".out");
    }

    /// Starts it and waits until it answers; how long that took.
    Duration start() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("it runs already");
        }
        long began = System.nanoTime();
        List<String> all = new ArrayList<>(command);
        all.addAll(1, armed);
        armed = List.of();
        try {
            ProcessBuilder builder = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
        Awaitility.await("Campana answers, see " + output())
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> answers() || !process.isAlive());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(process.isAlive())
                .as("started; its output is in %s", output())
                .isTrue();
        return took;
    }

    private boolean answers() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address().resolve("/report"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// `kill -9`: no hook runs, nothing is flushed.
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// What Ctrl-C or a supervisor does.
    void stop() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ends within a minute")
                    .isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
    }

    /// How a command ended.
    record Finished(int exitCode, String out, String err) {}
}
