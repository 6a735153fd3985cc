package org.campana.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerTests {

    @TempDir
    Path folder;

    @Test
    void whatIsNotInstalledIsSaidByName() throws IOException {
        FakeMachine machine = new FakeMachine(folder)
                .with("sbin/smsbox", "")
                .with("redis-server", "")
                .with("node", "");

        assertThat(Peer.KANNEL.lacks(machine.installed())).hasValue("is not installed here, it lacks bearerbox");
        assertThat(Peer.ALERTMANAGER.lacks(machine.installed()))
                .get()
                .asString()
                .endsWith("prometheus-alertmanager");
        assertThat(Peer.BULLMQ.lacks(machine.withModule("bullmq").installed()))
                .hasValue("is not installed here, it lacks the module ioredis");
    }

    @Test
    void theyAreFoundByTheNamesThatDistributionsGiveThem() throws IOException {
        FakeMachine machine = new FakeMachine(folder)
                .with("sbin/bearerbox", "")
                .with("sbin/smsbox", "")
                .with("alertmanager", "")
                .with("redis-server", "")
                .with("nodejs", "")
                .withModule("bullmq")
                .withModule("ioredis");

        assertThat(Arrays.stream(Peer.values()).flatMap(peer -> peer.lacks(machine.installed()).stream()))
                .isEmpty();
    }

    @Test
    void whatCannotBeRunIsNoProgram() throws IOException {
        Files.createDirectory(folder.resolve("bearerbox"));
        Files.writeString(folder.resolve("smsbox"), "");

        assertThat(Peer.KANNEL.lacks(new FakeMachine(folder).installed()))
                .hasValue("is not installed here, it lacks bearerbox and smsbox");
    }

    /// At once: a minute of waiting for what has ended would be a minute of every round.
    @Test
    void oneThatEndsInsteadOfStartingIsNotWaitedFor() throws IOException {
        Installed installed = new FakeMachine(folder)
                .with("alertmanager", "echo cannot; exit 1")
                .installed();

        assertThatThrownBy(() -> Peer.ALERTMANAGER.start(installed, folder.resolve("run"), 1))
                .hasMessageStartingWith("a process has ended by itself, see the logs in ");
        assertThat(folder.resolve("run/alertmanager.log")).hasContent("cannot");
    }

    @Test
    void theNextProcessIsNotStartedWhenTheFirstHasEnded() throws IOException {
        Installed installed = new FakeMachine(folder)
                .with("bearerbox", "exit 1")
                .with("smsbox", "echo started")
                .installed();

        assertThatThrownBy(() -> Peer.KANNEL.start(installed, folder.resolve("run"), 1))
                .hasMessageContaining("ended by itself");
        assertThat(folder.resolve("run/smsbox.log")).doesNotExist();
    }
}
