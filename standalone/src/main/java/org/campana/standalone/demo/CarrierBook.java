package org.campana.standalone.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The carrier's own ledger, read from the outside: the judge of what was lost and what came twice. Numbers stay
/// in here; what leaves are counts.
final class CarrierBook {

    private static final Set<String> LEAVING =
            Set.of("STOP", "ALTO", "PARAR", "CANCELAR", "SALIR", "BASTA", "END", "QUIT");
    private static final Set<String> NOT_REACHED = Set.of("undelivered", "failed", "canceled");

    private final List<Entry> entries;

    private CarrierBook(List<Entry> entries) {
        this.entries = entries;
    }

    static CarrierBook read(JsonNode ledger) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode message : ledger) {
            entries.add(new Entry(
                    message.path("direction").asString("").startsWith("inbound"),
                    message.path("to").asString(""),
                    message.path("from").asString(""),
                    message.path("body").asString(""),
                    message.path("status").asString(""),
                    Instant.parse(message.path("acceptedAt").asString())));
        }
        return new CarrierBook(entries);
    }

    /// Who wrote one of the words of leaving as their last word.
    Set<String> whoLeft() {
        Map<String, String> last = new HashMap<>();
        entries.stream().filter(Entry::inbound).forEach(entry -> last.put(entry.from(), entry.body()));
        Set<String> left = new HashSet<>();
        last.forEach((number, word) -> {
            if (LEAVING.contains(word.strip().toUpperCase(Locale.ROOT))) {
                left.add(number);
            }
        });
        return left;
    }

    /// The texts the carrier took in a span of time.
    CarrierBook texts(Instant from, Instant until) {
        return new CarrierBook(entries.stream()
                .filter(entry -> !entry.inbound())
                .filter(entry ->
                        !entry.acceptedAt().isBefore(from) && entry.acceptedAt().isBefore(until))
                .toList());
    }

    int size() {
        return entries.size();
    }

    Set<String> numbers() {
        Set<String> numbers = new HashSet<>();
        entries.forEach(entry -> numbers.add(entry.to()));
        return numbers;
    }

    /// Those whose phone took a text, or may have.
    Set<String> reached() {
        Set<String> numbers = new HashSet<>();
        entries.stream()
                .filter(entry -> !NOT_REACHED.contains(entry.status()))
                .forEach(entry -> numbers.add(entry.to()));
        return numbers;
    }

    /// Texts beyond one a number and wording. A second try after the first was given back is none.
    int doubled() {
        Map<String, Integer> counts = new HashMap<>();
        entries.stream()
                .filter(entry -> !NOT_REACHED.contains(entry.status()))
                .forEach(entry -> counts.merge(entry.to() + "\n" + entry.body(), 1, Integer::sum));
        return counts.values().stream().mapToInt(count -> count - 1).sum();
    }

    private record Entry(boolean inbound, String to, String from, String body, String status, Instant acceptedAt) {}
}
