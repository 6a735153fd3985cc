package org.campana.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A second JVM that holds an embedded server until it is killed, as `kill -9` does.
final class ChildProcess {

    private ChildProcess() {}

    /// Starts `kafka` or `postgres` on the directory in a JVM of its own and returns it once it serves; kill it
    /// with [Process#destroyForcibly()].
    static Process start(String what, Path dir) throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildProcess.class.getName(),
                        what,
                        dir.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = child.inputReader();
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("serving")) {
                return child;
            }
            seen.append(line).append('\n');
        }
        throw new IllegalStateException("The child did not serve: " + seen);
    }

    /// SIGKILL, and wait until it is gone.
    static void kill(Process child) throws InterruptedException {
        child.destroyForcibly();
        child.waitFor();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path dir = Path.of(arguments[1]);
        AutoCloseable server =
                arguments[0].equals("kafka") ? EmbeddedKafka.start(dir, 0) : EmbeddedPostgres.start(dir, 0);
        System.out.println("serving");
        new CountDownLatch(1).await();
        System.out.println(server);
    }
}
