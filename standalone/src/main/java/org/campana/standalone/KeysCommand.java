package org.campana.standalone;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `keys`: makes the two keys without which a stolen disk gives up no number.
@Command(
        name = "keys",
        subcommands = KeysCommand.Rotate.class,
        description =
                "Makes the key file of a new installation. Keep it off the disk that holds the database, and keep a copy.")
final class KeysCommand implements Callable<Integer> {

    @Option(names = "--file", description = "The file to make; it must not exist yet.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        if (file == null) {
            throw new CannotGoOn(
                    ExitCode.USAGE,
                    "keys needs to know where to make the file.",
                    "./campana keys --file /path/on/another/disk/campana.keys, or ./campana keys rotate --file ...");
        }
        KeyFile.create(file);
        System.err.println("Wrote " + file + ", readable by this user only.");
        System.err.println("Start Campana with CAMPANA_KEYS_FILE=" + file.toAbsolutePath());
        System.err.println("Without this file no number can be read again: keep a copy where the database is not.");
        return ExitCode.DONE.code();
    }

    /// `keys rotate`: a new encryption key beside the old one. The lookup key stays: the index of somebody who left can
    /// only be made from their number, and that is gone.
    @Command(
            name = "rotate",
            description = {
                "Puts a new encryption key into the key file and keeps the old one beside it.",
                "Restart the notifier then; it changes every row over by itself while it works, and the page /privacy",
                "says when the old key may go. With several notifiers: --prepare, restart all, --promote, restart all.",
            })
    static final class Rotate implements Callable<Integer> {

        @Option(names = "--file", required = true, description = "The key file in use.")
        private Path file = Path.of("campana.keys");

        @ArgGroup
        private @Nullable Step step;

        @Override
        public Integer call() {
            if (step != null && step.prepare) {
                KeyFile.prepare(file);
                System.err.println("A new key stands in " + file + " and is not used yet. Restart every notifier,");
                System.err.println("then: ./campana keys rotate --promote --file " + file);
                return ExitCode.DONE.code();
            }
            if (step != null && step.promote) {
                KeyFile.promote(file);
            } else {
                KeyFile.rotate(file);
            }
            System.err.println("The new key stands in " + file + ", the old one beside it. Make a copy, then restart");
            System.err.println("the notifier. Take the old key out when /privacy says so, and keep it as long as you");
            System.err.println("keep a backup from before: without it that backup cannot be read.");
            return ExitCode.DONE.code();
        }

        /// One of two steps.
        static final class Step {

            @Option(names = "--prepare", description = "Only makes a new key known: the first of two steps.")
            private boolean prepare;

            @Option(names = "--promote", description = "Goes over to the key made known: the second step.")
            private boolean promote;
        }
    }
}
