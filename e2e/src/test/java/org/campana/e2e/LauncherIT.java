package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.campana.testing.TestInfra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way a start can fail is one cause, one fix and an exit code, and never a stack trace.
class LauncherIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void withoutJdk25ItSaysWhichToInstall() throws Exception {
        Result ended = launcher(Map.of(
                "CAMPANA_JVMS",
                folder.toString(),
                "JAVA_HOME",
                "",
                "CAMPANA_NO_INSTALL",
                "1",
                "HOME",
                folder.toString()));

        assertThat(ended.exitCode()).isEqualTo(10);
        assertThat(ended.text()).contains("there is no JDK 25", "To mend it: install one");
        assertOneCauseOneFix(ended.text());
    }

    @Test
    void aJdkOfAnotherVersionIsNotTaken() throws Exception {
        Path old = Files.createDirectories(folder.resolve("jdk-21/bin"));
        Files.createFile(old.resolve("javac")).toFile().setExecutable(true);
        Files.writeString(folder.resolve("jdk-21/release"), "JAVA_VERSION=\"21.0.4\"\n");

        Result ended = launcher(Map.of(
                "CAMPANA_JVMS",
                folder.toString(),
                "JAVA_HOME",
                "",
                "CAMPANA_NO_INSTALL",
                "1",
                "HOME",
                folder.toString()));

        assertThat(ended.exitCode()).isEqualTo(10);
    }

    @Test
    void withoutNetworkOnTheFirstRunItSaysSo() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home/.m2"));
        Files.writeString(home.resolve("settings.xml"), """
                <settings><mirrors><mirror>
                  <id>nowhere</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:9/</url>
                </mirror></mirrors></settings>
                """);
        String opts = "-Duser.home=" + home.getParent();

        Result ended = launcher(Map.of(
                "MAVEN_OPTS",
                opts,
                "HOME",
                home.getParent().toString(),
                "CAMPANA_JAVA_HOME",
                System.getProperty("java.home")));

        assertThat(ended.text()).contains("this machine does not reach the Maven repository");
        assertThat(ended.exitCode()).isEqualTo(14);
        assertOneCauseOneFix(ended.text());
    }

    @Test
    void onABusyPortItOffersTheNextOne() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = busy.getLocalPort();

            CampanaUnderTest.Finished ended = CampanaUnderTest.run(
                    "demo",
                    "--port",
                    Integer.toString(port),
                    "--data",
                    folder.resolve("demo").toString());

            assertThat(ended.exitCode()).isEqualTo(12);
            assertThat(ended.err()).contains("port " + port + " is in use", "--port " + (port + 1));
            assertOneCauseOneFix(ended.err());
            assertThat(folder.resolve("demo")).as("nothing was begun").doesNotExist();
        }
    }

    @Test
    void withoutSpaceItSaysHowMuchIsMissing() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        if (run(folder, Map.of(), "mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", small.toString())
                        .exitCode()
                != 0) {
            // Only root may mount; the same check then has to speak through the launcher's own limit.
            assertThat(CampanaUnderTest.run("demo", "--data", "/proc/campana").exitCode())
                    .isEqualTo(17);
            return;
        }
        try {
            CampanaUnderTest.Finished ended = CampanaUnderTest.run(
                    "demo",
                    "--port",
                    Integer.toString(TestInfra.freePort()),
                    "--data",
                    small.resolve("demo").toString());

            assertThat(ended.exitCode()).isEqualTo(13);
            assertThat(ended.err()).contains("MB are free", "--data");
            assertOneCauseOneFix(ended.err());
        } finally {
            run(folder, Map.of(), "umount", small.toString());
        }
    }

    @Test
    void oneServiceAloneNeedsABrokerAndADatabase() {
        CampanaUnderTest.Finished ended = CampanaUnderTest.run(
                "serve", "notifier", "--port", Integer.toString(TestInfra.freePort()), "--data", folder.toString());

        assertThat(ended.exitCode()).isEqualTo(18);
        assertThat(ended.err()).contains("SPRING_KAFKA_BOOTSTRAP_SERVERS", "SPRING_DATASOURCE_URL");
        assertOneCauseOneFix(ended.err());
    }

    @Test
    void withoutKeysItSaysHowToMakeThem() {
        CampanaUnderTest.Finished ended = CampanaUnderTest.run(
                "serve", "all", "--port", Integer.toString(TestInfra.freePort()), "--data", folder.toString());

        assertThat(ended.exitCode()).isEqualTo(18);
        assertThat(ended.err()).contains("campana.keys.encryption-key is missing");
        assertOneCauseOneFix(ended.err());
    }

    @Test
    void anUnknownCommandIsNamed() {
        CampanaUnderTest.Finished ended = CampanaUnderTest.run("ring");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("'ring'");
    }

    @Test
    void aKeyFileIsNeverOverwritten() throws Exception {
        Path keys = folder.resolve("campana.keys");
        assertThat(CampanaUnderTest.run("keys", "--file", keys.toString()).exitCode())
                .isZero();
        String first = Files.readString(keys);

        CampanaUnderTest.Finished again = CampanaUnderTest.run("keys", "--file", keys.toString());

        assertThat(again.exitCode()).isEqualTo(17);
        assertOneCauseOneFix(again.err());
        assertThat(Files.readString(keys)).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(keys)).hasSize(2);
    }

    private static void assertOneCauseOneFix(String text) {
        assertThat(text.lines().filter(line -> line.startsWith("Campana cannot go on: ")))
                .hasSize(1);
        assertThat(text.lines().filter(line -> line.startsWith("To mend it: "))).hasSize(1);
        assertThat(text).doesNotContain("\tat ", "Exception");
    }

    /// The launcher in a bare copy of the tree, so that it has to build.
    private Result launcher(Map<String, String> environment) throws IOException, InterruptedException {
        Path copy = folder.resolve("copy");
        try (Stream<Path> poms = Files.list(ROOT)) {
            for (Path module : poms.filter(Files::isDirectory).toList()) {
                if (Files.exists(module.resolve("pom.xml"))) {
                    Path target = Files.createDirectories(copy.resolve(module.getFileName()));
                    Files.copy(module.resolve("pom.xml"), target.resolve("pom.xml"));
                    Files.createDirectories(target.resolve("src/main"));
                }
            }
        }
        Files.copy(ROOT.resolve("pom.xml"), copy.resolve("pom.xml"));
        Files.copy(ROOT.resolve("campana"), copy.resolve("campana"));
        return run(copy, environment, copy.resolve("campana").toString(), "version");
    }

    private static Result run(Path where, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return new Result(process.exitValue(), text);
    }

    private record Result(int exitCode, String text) {}
}
