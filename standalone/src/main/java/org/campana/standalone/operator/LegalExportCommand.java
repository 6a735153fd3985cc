package org.campana.standalone.operator;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.campana.events.SchoolId;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.disclose.Disclosure;
import org.campana.notifier.disclose.NumberRecord;
import org.campana.standalone.CannotGoOn;
import org.campana.standalone.ExitCode;
import org.campana.standalone.Logs;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `legal-export`: what one number or one school yields to somebody with a right to ask, and not a word more
/// (reliability C16). Reads only.
@Command(
        name = "legal-export",
        description = {
            "Prints what is held of one number or one school. Changes nothing; works beside a running Campana.",
            "Talk to counsel before you hand anything over: docs/legal-demands.md.",
        })
public final class LegalExportCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @ArgGroup(multiplicity = "1")
    private Of of = new Of();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Option(names = "--data", defaultValue = ".campana", description = "The data folder; .campana unless told.")
    private Path data = Path.of(".campana");

    @Override
    public Integer call() {
        Logs.quiet();
        SchoolId school = of.school == null ? null : school(of.school);
        PhoneNumber number = of.number ? TypedNumber.read() : null;
        try (Records records = Records.open(data, true)) {
            if (number != null) {
                NumberRecord found = records.get(Disclosure.class).of(number);
                print(json ? JSON.writeValueAsString(found) : ExportText.of(found));
            } else if (school != null) {
                SchoolExport found = new SchoolExport(
                        school.value(),
                        records.get(Disclosure.class).of(school),
                        SchoolExport.beside(records.get(JdbcClient.class), school));
                print(json ? JSON.writeValueAsString(found) : ExportText.of(found));
            }
        }
        return ExitCode.DONE.code();
    }

    private static SchoolId school(String id) {
        try {
            return SchoolId.of(id);
        } catch (IllegalArgumentException noId) {
            throw new CannotGoOn(
                    ExitCode.USAGE,
                    "--school takes the id of a school: lower-case letters, digits and dashes.",
                    "look the id up on the page /schools.");
        }
    }

    private static void print(String text) {
        System.out.println(text);
    }

    /// Of whom.
    static final class Of {

        @Option(names = "--number", required = true, description = "Reads one number from standard input.")
        private boolean number;

        @Option(names = "--school", required = true, paramLabel = "ID", description = "The id of a school.")
        private @Nullable String school;
    }
}
