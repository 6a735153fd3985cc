package org.campana.standalone;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `keys`: makes the two keys without which a stolen disk gives up no number.
@Command(
        name = "keys",
        description =
                "Makes the key file of a new installation. Keep it off the disk that holds the database, and keep a copy.")
final class KeysCommand implements Callable<Integer> {

    @Option(names = "--file", required = true, description = "The file to make; it must not exist yet.")
    private Path file = Path.of("campana.keys");

    @Override
    public Integer call() {
        KeyFile.create(file);
        System.err.println("Wrote " + file + ", readable by this user only.");
        System.err.println("Start Campana with CAMPANA_KEYS_FILE=" + file.toAbsolutePath());
        System.err.println("Without this file no number can be read again: keep a copy where the database is not.");
        return ExitCode.DONE.code();
    }
}
