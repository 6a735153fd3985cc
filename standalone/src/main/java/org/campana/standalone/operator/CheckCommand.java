package org.campana.standalone.operator;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.campana.standalone.ExitCode;
import org.campana.standalone.Logs;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `check`: whether what is promised holds in the database as it is now (reliability 2.1). Reads only; meant to be run
/// beside a running Campana, after a crash, a restore, or by a timer.
@Command(
        name = "check",
        description = {
            "Checks that nothing was lost, doubled, late, told by one alone, or left in clear.",
            "Changes nothing; works beside a running Campana. Ends with 0 when all holds, else with 22.",
        })
public final class CheckCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--json", description = "Prints one JSON array.")
    private boolean json;

    @Option(names = "--data", defaultValue = ".campana", description = "The data folder; .campana unless told.")
    private Path data = Path.of(".campana");

    @Override
    public Integer call() {
        Logs.quiet();
        try (Records records = Records.open(data, true)) {
            List<Invariants.Found> found = new Invariants(records.get(JdbcClient.class)).check();
            if (json) {
                System.out.println(JSON.writeValueAsString(found));
            } else {
                found.forEach(each -> System.out.println(line(each)));
            }
            boolean holds = found.stream().allMatch(each -> each.verdict() == Invariants.Verdict.HOLDS);
            return (holds ? ExitCode.DONE : ExitCode.INVARIANT_BROKEN).code();
        }
    }

    static String line(Invariants.Found found) {
        return switch (found.verdict()) {
            case HOLDS -> found.invariant() + "  holds        " + found.promise();
            case BROKEN ->
                found.invariant() + "  BROKEN       " + found.promise() + ": " + found.offenders() + ", the first is "
                        + found.first();
            case NOT_CHECKED -> found.invariant() + "  not checked  " + found.promise() + ": " + found.first();
        };
    }
}
