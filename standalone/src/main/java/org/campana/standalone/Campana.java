package org.campana.standalone;

import java.io.PrintStream;
import org.campana.standalone.demo.DemoCommand;
import org.campana.standalone.operator.CheckCommand;
import org.campana.standalone.operator.ForgetCommand;
import org.campana.standalone.operator.LegalExportCommand;
import org.campana.standalone.operator.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line of Campana. `./campana help` lists the commands; `test` is the launcher's own.
@Command(
        name = "campana",
        description = "Rapid response alerting for schools.",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            InitCommand.class,
            KeysCommand.class,
            CheckCommand.class,
            LegalExportCommand.class,
            ForgetCommand.class,
            ReplayCommand.class,
            VersionCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Also: campana test    runs every test, browser included.",
            "      campana bench   measures speed and cost; see docs/performance.md.",
            "",
            "Exit codes: 0 done, 1 failed, 2 usage, 10 no JDK 25, 11 no Maven, 12 port busy, 13 no space,",
            "14 no network on the first run, 15 build failed, 16 no browser for the tests, 17 data folder",
            "unusable, 18 setting missing or wrong, 20 the demo lost or doubled a text, 21 what was typed is no",
            "number, 22 a check failed, 70 a part stopped.",
        })
public final class Campana {

    private Campana() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs one command; what a person reads goes to standard error, what a program reads to standard output.
    static int run(String... arguments) {
        return new CommandLine(new Campana())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, System.err))
                .execute(arguments);
    }

    private static int explain(Exception failure, PrintStream out) {
        CannotGoOn known = Failures.explain(failure);
        out.println();
        out.println("Campana cannot go on: " + known.getMessage());
        out.println("To mend it: " + known.fix());
        return known.exitCode().code();
    }
}
