package org.campana.testing.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashAgentTests {

    @TempDir
    Path folder;

    @Test
    void endsBeforeTheMethodDoesAnything() throws Exception {
        assertThat(run(CrashPoint.before(Walk.class.getName(), "step"))).isEqualTo("start ");
        assertThat(CrashAgent.crashed(folder)).isTrue();
    }

    @Test
    void endsWhenTheMethodHasDoneItsWork() throws Exception {
        assertThat(run(CrashPoint.after(Walk.class.getName(), "step"))).isEqualTo("start 1 ");
        assertThat(CrashAgent.crashed(folder)).isTrue();
    }

    @Test
    void passesAsOftenAsItIsTold() throws Exception {
        assertThat(run(CrashPoint.after(Walk.class.getName(), "step").having(2)))
                .isEqualTo("start 1 2 3 ");
        assertThat(CrashAgent.crashed(folder)).isTrue();
    }

    @Test
    void aPointThatIsNotReachedLeavesNoMark() throws Exception {
        assertThat(run(CrashPoint.before(Walk.class.getName(), "never"))).isEqualTo("start 1 2 3 4 end ");
        assertThat(CrashAgent.crashed(folder)).isFalse();
    }

    @Test
    void aPointThatIsNotArmedIsPassed() throws Exception {
        assertThat(run(CrashPoint.before(Walk.class.getName(), "step"), false)).isEqualTo("start 1 2 3 4 end ");
        assertThat(CrashAgent.crashed(folder)).isFalse();
    }

    private String run(CrashPoint point) throws Exception {
        return run(point, true);
    }

    private String run(CrashPoint point, boolean armed) throws Exception {
        String agent = CrashAgent.argument(folder, point);
        if (armed) {
            CrashAgent.arm(folder);
        }
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        agent,
                        "-cp",
                        Path.of("target", "test-classes").toString(),
                        Walk.class.getName()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(CrashAgent.crashed(folder) ? CrashPoint.EXIT_CODE : 0);
        return said;
    }

    /// A program that takes four steps.
    static final class Walk {

        private int steps;

        public static void main(String... none) {
            System.out.print("start ");
            Walk walk = new Walk();
            while (walk.step() < 4) {
                System.out.flush();
            }
            System.out.print("end ");
        }

        private int step() {
            steps++;
            System.out.print(steps + " ");
            return steps;
        }

        void never() {
            steps = 0;
        }
    }
}
