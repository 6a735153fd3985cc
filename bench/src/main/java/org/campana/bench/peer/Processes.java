package org.campana.bench.peer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.campana.bench.rig.Child;
import org.campana.bench.rig.Patience;

/// All processes of one gateway, on a folder of their own. None outlives its turn.
final class Processes implements AutoCloseable {

    private final Path folder;
    private final Duration longest;
    private final List<Child> children = new ArrayList<>();

    /// @param longest how long one may take until it answers
    Processes(Path folder, Duration longest) {
        this.folder = folder;
        this.longest = longest;
    }

    Path folder() {
        return folder;
    }

    void start(String name, List<String> command) {
        children.add(Child.silent(folder.resolve(name + ".log"), command, Map.of()));
    }

    /// Waits until something answers there, whatever it says; fails when one of these processes ends instead.
    void awaitAnswer(Door door, URI address) {
        Patience.until(longest, "something answers, see the logs in " + folder, () -> {
            if (!children.stream().allMatch(Child::isAlive)) {
                throw new IllegalStateException("a process has ended by itself, see the logs in " + folder);
            }
            return door.answers(address);
        });
    }

    List<Long> ids() {
        return children.stream().map(Child::pid).toList();
    }

    /// Without asking them: the next turn has another folder.
    @Override
    public void close() {
        children.reversed().forEach(Child::kill);
    }
}
