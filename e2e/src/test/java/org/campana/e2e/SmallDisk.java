package org.campana.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/// A file system of its own, in memory, that a test can fill to the last byte and free again.
final class SmallDisk implements AutoCloseable {

    private static final int MEBIBYTE = 1 << 20;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /// Mounts one; the test is passed over, with a word on why, where that is not allowed.
    ///
    /// @param folder made for it
    /// @param size MiB
    static SmallDisk at(Path folder, int size) {
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        String refused = run("mount", "-t", "tmpfs", "-o", "size=" + size + "m", "tmpfs", folder.toString());
        assumeTrue(refused.isEmpty(), () -> "a small disk needs the right to mount a tmpfs: " + refused.strip());
        return new SmallDisk(folder);
    }

    /// Takes what is free, also what was given back since the last time.
    void fill() {
        for (int block = MEBIBYTE; block > 0; block /= 16) {
            fillBy(new byte[block]);
        }
    }

    private void fillBy(byte[] block) {
        try (OutputStream file = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (freeBytes() > 0) {
                file.write(block);
            }
        } catch (IOException full) {
            // That is what was wanted; how full it is says [#freeBytes].
            return;
        }
    }

    long freeBytes() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// Gives all of it back.
    void free() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }

    /// @return what it complained of; empty when it succeeded
    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return command[0] + " does not end";
            }
            return process.exitValue() == 0 ? "" : command[0] + ": " + said;
        } catch (IOException missing) {
            return "no " + command[0] + " here";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// Lazily: a process that is about to end may still hold a file.
    @Override
    public void close() {
        String kept = run("umount", "-l", folder.toString());
        if (!kept.isEmpty()) {
            throw new IllegalStateException(kept);
        }
    }
}
