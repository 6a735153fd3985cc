package org.campana.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// What has to hold before anything is started, each with its own cause and fix.
public final class Preflight {

    private static final long MEGABYTE = 1024L * 1024;

    private Preflight() {}

    /// Refuses a port that another program holds, and offers the next one.
    ///
    /// @param command the command to type again, such as `./campana demo`
    public static void portIsFree(int port, String command) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException busy) {
            throw new CannotGoOn(
                    ExitCode.PORT_BUSY,
                    "port " + port + " is in use by another program (perhaps a Campana that still runs).",
                    "stop that program, or use another port: " + command + " --port " + (port + 1));
        }
    }

    /// Makes the folder and refuses one that cannot be written or whose disk is nearly full.
    ///
    /// @param megabytes what must be free
    public static void folderIsUsable(Path folder, long megabytes) {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new IOException("not writable");
            }
            FileStore store = Files.getFileStore(folder);
            if (store.getUsableSpace() < megabytes * MEGABYTE) {
                throw new CannotGoOn(
                        ExitCode.NO_SPACE,
                        "only " + store.getUsableSpace() / MEGABYTE + " MB are free on the disk of " + folder
                                + "; Campana needs " + megabytes + " MB.",
                        "free some space, or name a folder on another disk with --data.");
            }
        } catch (IOException unusable) {
            throw new CannotGoOn(
                    ExitCode.DATA_UNUSABLE,
                    "the data folder " + folder + " cannot be used (" + unusable.getMessage() + ").",
                    "make it writable for this user, or name another one with --data.");
        }
    }
}
