package org.campana.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.workload.Finding;
import org.campana.bench.workload.Outcome;
import org.campana.bench.workload.Workload;
import tools.jackson.databind.json.JsonMapper;

/// What a run came to, for people and for programs.
///
/// @param recipients families of the large school, opted out or not
record Report(int recipients, Map<Workload, Outcome> outcomes) {

    String table() {
        String head = "Campana bench, " + today() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + recipients + " people\n";
        return head
                + outcomes.entrySet().stream()
                        .map(each -> lines(each.getKey(), each.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    /// What one workload came to, for people.
    static String lines(Workload workload, Outcome outcome) {
        String findings = outcome.findings().stream().map(Finding::line).collect(Collectors.joining("\n"));
        String notes = outcome.notes().stream().map(note -> "\n" + note).collect(Collectors.joining());
        return findings + notes + "\n" + workload + "   texts: " + words(outcome.verdict())
                + (outcome.yardstick().isClean() ? "" : "; THE YARDSTICK'S: " + words(outcome.yardstick()));
    }

    private static String words(Verdict verdict) {
        return verdict.lost() + " lost, " + verdict.doubled() + " doubled, " + verdict.astray() + " astray";
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("date", today());
        all.put("cores", Runtime.getRuntime().availableProcessors());
        all.put("recipients", recipients);
        all.put("lost", sum(Verdict::lost));
        all.put("doubled", sum(Verdict::doubled));
        all.put("astray", sum(Verdict::astray));
        all.put(
                "findings",
                outcomes.values().stream()
                        .flatMap(each -> each.findings().stream())
                        .map(Finding::json)
                        .toList());
        all.put(
                "notes",
                outcomes.values().stream()
                        .map(Outcome::notes)
                        .flatMap(List::stream)
                        .toList());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private int sum(java.util.function.ToIntFunction<Verdict> what) {
        return outcomes.values().stream().map(Outcome::verdict).mapToInt(what).sum();
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }
}
