package org.campana.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Rig;
import org.campana.bench.town.Town;
import org.campana.bench.workload.Outcome;
import org.campana.bench.workload.Workload;
import org.campana.standalone.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./campana bench`: measures workloads one after the other on one rig, prints what they came to, and fails when a
/// text was lost, doubled or went astray. It never fails for being slow: the table says what was missed.
@Command(name = "bench", description = "Measures speed and cost, as ratios to the machine's own limits.")
public final class Bench implements Callable<Integer> {

    /// Where a run keeps its data; that of the run before is deleted.
    private static final Path FOLDER = Path.of("bench", "target", "run");

    @Parameters(description = "W1 ... W11, see docs/performance.md; all of them unless told.", arity = "0..*")
    private List<String> names = new ArrayList<>();

    @Option(names = "--recipients", description = "Families of the large school; 10000 unless told.")
    private int recipients = 10_000;

    @Option(names = "--rounds", description = "Turns of each side; 5 unless told.")
    private int rounds = 5;

    @Option(names = "--json", description = "Prints one JSON object instead of a table.")
    private boolean json;

    /// Runs it and ends the process with its exit code.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException {
        List<Workload> asked = asked();
        if (asked.isEmpty()) {
            return ExitCode.USAGE.code();
        }
        delete(FOLDER);
        Map<Workload, Outcome> outcomes = new LinkedHashMap<>();
        System.err.println("Loading " + recipients + " people and starting Campana, the yardsticks and the carrier");
        try (Rig rig = Rig.start(FOLDER.toAbsolutePath(), new Town(recipients))) {
            for (Workload workload : asked) {
                System.err.println("Measuring " + workload + ", " + workload.means());
                Outcome outcome = workload.run(rig, rounds);
                outcomes.put(workload, outcome);
                // At once: what comes after it may fail.
                System.err.println(Report.lines(workload, outcome));
            }
        } finally {
            Report report = new Report(recipients, outcomes);
            PrintStream out = System.out;
            out.println(json ? report.json() : report.table());
        }
        boolean clean = outcomes.values().stream()
                .flatMap(each -> Stream.of(each.verdict(), each.yardstick()))
                .allMatch(Verdict::isClean);
        return (clean ? ExitCode.DONE : ExitCode.PROMISE_BROKEN).code();
    }

    private List<Workload> asked() {
        if (names.isEmpty()) {
            return List.of(Workload.values());
        }
        List<Workload> asked = new ArrayList<>();
        for (String name : names) {
            Workload.named(name).ifPresentOrElse(asked::add, () -> System.err.println("There is no workload " + name));
        }
        return asked.size() == names.size() ? asked : List.of();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
