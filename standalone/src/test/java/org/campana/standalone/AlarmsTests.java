package org.campana.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/// Keeps the rules for Prometheus, the list of metrics and the runbook true to each other: an alarm on a metric
/// that was renamed never rings.
class AlarmsTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]+(?=[{\\[ )]|$)");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}");
    private static final Set<String> WORDS = Set.of("by", "sum", "le", "for", "unless", "channel", "instance");

    /// Of Spring Boot, Kafka's client, the pool, Resilience4j and Prometheus itself.
    private static final Set<String> OTHERS = Set.of(
            "up",
            "resilience4j_circuitbreaker_state",
            "process_start_time_seconds",
            "kafka_consumer_fetch_manager_records_lag",
            "kafka_consumer_last_poll_seconds_ago",
            "hikaricp_connections_timeout_total",
            "hikaricp_connections_pending",
            "disk_free_bytes",
            "disk_total_bytes",
            "jvm_gc_live_data_size_bytes",
            "jvm_gc_max_data_size_bytes",
            "http_server_requests_seconds_count");

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException missing) {
            throw new IllegalStateException(file + " is missing", missing);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rules() {
        Map<String, Object> file = new Yaml().load(read("deploy/prometheus/alarms.yml"));
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Map<String, Object> group : (List<Map<String, Object>>) file.get("groups")) {
            rules.addAll((List<Map<String, Object>>) group.get("rules"));
        }
        return rules;
    }

    private static Set<String> documented() {
        Matcher name = Pattern.compile("\\| `((?:campana|alerts)\\.[a-z.]+)`").matcher(read("docs/metrics.md"));
        return name.results().map(found -> found.group(1).replace('.', '_')).collect(Collectors.toSet());
    }

    private static Set<String> namesIn(String expression) {
        Matcher name = NAME.matcher(
                LABELS.matcher(expression.replaceAll("by \\([a-z, ]*\\)", " ")).replaceAll(" "));
        return name.results()
                .map(found -> found.group())
                .filter(found -> found.contains("_") || OTHERS.contains(found))
                .filter(found -> !WORDS.contains(found) && !found.startsWith("histogram_quantile"))
                .collect(Collectors.toSet());
    }

    private static String withoutUnit(String metric) {
        return Stream.of("_seconds_bucket", "_seconds", "_total")
                .filter(metric::endsWith)
                .findFirst()
                .map(ending -> metric.substring(0, metric.length() - ending.length()))
                .orElse(metric);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void anAlarmRingsForAMetricThatThereIsAndLeadsToAPlaceInTheRunbook(Map<String, Object> rule) {
        Set<String> names = namesIn(rule.get("expr").toString());
        Set<String> ours = documented();

        assertThat(names).isNotEmpty().allMatch(name -> OTHERS.contains(name) || ours.contains(withoutUnit(name)));
        assertThat(rule.get("annotations"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsKeys("summary", "runbook");
        String place = ((Map<?, ?>) rule.get("annotations")).get("runbook").toString();
        assertThat(place).startsWith("docs/runbook.md#");
        assertThat(headings()).contains(place.substring("docs/runbook.md#".length()));
        assertThat(read("docs/runbook.md")).contains("`" + rule.get("alert") + "`");
    }

    private static List<String> headings() {
        return read("docs/runbook.md")
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();
    }

    /// The alarms of which a case expects that they ring, or that they do not.
    @SuppressWarnings("unchecked")
    private static Set<String> tried(boolean ringing) {
        Map<String, Object> file = new Yaml().load(read("deploy/prometheus/alarms-test.yml"));
        List<Map<String, Object>> looks = new ArrayList<>();
        for (Map<String, Object> fault : (List<Map<String, Object>>) file.get("tests")) {
            looks.addAll((List<Map<String, Object>>) fault.getOrDefault("alert_rule_test", List.of()));
        }
        return looks.stream()
                .filter(look -> ((List<?>) look.get("exp_alerts")).isEmpty() != ringing)
                .map(look -> look.get("alertname").toString())
                .collect(Collectors.toSet());
    }

    /// `promtool` runs the cases, where there is one; here it is only seen to that no alarm is without.
    @Test
    void eachAlarmHasACaseInWhichItRingsAndAMomentInWhichItDoesNot() {
        Set<String> alarms =
                rules().stream().map(rule -> rule.get("alert").toString()).collect(Collectors.toSet());

        assertThat(tried(true)).isEqualTo(alarms);
        assertThat(tried(false)).isEqualTo(alarms);
    }

    @Test
    void thePageOfMetricsNamesThoseTheCodeHas() throws IOException {
        Pattern made = Pattern.compile("\"(campana\\.[a-z]+(?:\\.[a-z]+)+)\"");
        Set<String> ours = documented();
        List<String> undocumented = new ArrayList<>();
        for (String module : List.of("alert-ingest", "dispatcher", "notifier", "event-frame", "web-frame")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file);
                    if (source.contains("io.micrometer")) {
                        made.matcher(source)
                                .results()
                                .map(found -> found.group(1))
                                .filter(name -> !ours.contains(name.replace('.', '_')))
                                .forEach(undocumented::add);
                    }
                }
            }
        }
        assertThat(undocumented).isEmpty();
    }
}
