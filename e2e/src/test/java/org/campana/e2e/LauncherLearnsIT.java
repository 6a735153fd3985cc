package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the launcher makes of the JVM's start cache, with a `java` that only notes how it was called and leaves the
/// files a real one would.
class LauncherLearnsIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String JAVA = """
            #!/bin/sh
            echo "$*" >>"$(dirname "$0")/calls"
            code=7
            for argument in "$@"; do
                case $argument in
                    -XX:AOTMode=record) made=AOTConfiguration ;;
                    -XX:AOTMode=create) made=AOTCache code=0 ;;
                esac
            done
            for argument in "$@"; do
                case $argument in
                    -XX:$made=*) echo "$made" >"${argument#*=}" ;;
                esac
            done
            exit $code
            """;

    @TempDir
    Path folder;

    private Path built;

    @BeforeEach
    void aBuiltTree() throws IOException {
        Files.copy(ROOT.resolve("campana"), folder.resolve("campana"));
        Files.createFile(folder.resolve("pom.xml"));
        Files.createDirectories(folder.resolve("module/src/main"));
        Files.createFile(folder.resolve("module/pom.xml"));
        built = Files.createDirectories(folder.resolve("standalone/target/campana"));
        Files.createDirectories(built.resolve("lib"));
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Files.createFile(bin.resolve("javac")).toFile().setExecutable(true);
        Files.writeString(bin.resolve("java"), JAVA).toFile().setExecutable(true);
        Files.createFile(built.resolve("BUILT"));
    }

    @Test
    void theFirstRunThatStaysIsLearnedFromAndLaterOnesStartFromWhatItLeft() throws Exception {
        assertThat(launch("demo", "--no-open"))
                .as("the exit code passes through")
                .isEqualTo(7);
        Awaitility.await("the cache is made").atMost(Duration.ofSeconds(20)).until(() -> Files.exists(cache()));
        launch("demo", "--run", "--json");
        launch("version");

        assertThat(calls().get(0)).contains("-XX:AOTMode=record").endsWith("demo --no-open");
        assertThat(calls().get(1)).contains("-XX:AOTMode=create");
        assertThat(calls().subList(2, 4))
                .allSatisfy(call -> assertThat(call).contains("-XX:AOTCache=").doesNotContain("AOTMode"));
        assertThat(Files.readString(cache())).isEqualTo("AOTCache\n");
        assertThat(built.resolve("start.lesson")).doesNotExist();
    }

    @Test
    void aRunThatEndsByItselfIsNotHeldUpByLearning() throws Exception {
        launch("demo", "--run", "--json");
        launch("keys");

        assertThat(calls()).hasSize(2).allSatisfy(call -> assertThat(call).doesNotContain("AOT"));
    }

    @Test
    void whoWantsNoCacheGetsNone() throws Exception {
        Files.createFile(cache());

        run("CAMPANA_NO_AOT", "1", "serve", "all");

        assertThat(calls()).singleElement().asString().doesNotContain("AOT");
    }

    private Path cache() {
        return built.resolve("start.aot");
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("jdk/bin/calls"));
    }

    private int launch(String... arguments) throws Exception {
        return run("CAMPANA_NO_AOT", "", arguments);
    }

    private int run(String variable, String value, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(folder.resolve("campana").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("CAMPANA_JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put(variable, value);
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
