package org.campana.bench.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// What the JDK's `jcmd` says of another Java process.
final class Heap {

    private Heap() {}

    /// Bytes of living objects; the process collects its garbage for it.
    static long live(long process) {
        try {
            Process asked = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader lines = asked.inputReader()) {
                // The last line: the word Total, how many objects, how many bytes.
                String[] total = lines.lines()
                        .filter(line -> line.startsWith("Total"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("jcmd says nothing of process " + process))
                        .split(" +", -1);
                return Long.parseLong(total[2]);
            }
        } catch (IOException missing) {
            throw new UncheckedIOException("The run needs the jcmd of a JDK", missing);
        }
    }
}
