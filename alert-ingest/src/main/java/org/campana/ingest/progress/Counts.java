package org.campana.ingest.progress;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campana.events.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/// The counts of one revision of an alert.
///
/// @param recipients how many texts, notices and calls were asked for, those included that followed another channel in
///     vain; null until every slice of the audience has reported
/// @param byStatus how many stand where, only statuses that occur; those nobody heard of yet are CREATED
/// @param byLanguage how many in each language of the text
/// @param bySchool how many at each school
/// @param byFailure why those failed that did, as short stable names
/// @param heldBack who is sent nothing, and why
/// @param fallbacks who is told in another language than the first of their list
/// @param firstAcceptedAt when the carrier had the first; null before
/// @param lastAcceptedAt when the carrier had the last so far
/// @param finished whether every slice has reported and every text has come to its end
/// @param left whether every slice has reported and no text waits for the carrier any more
public record Counts(
        int revision,
        @Nullable Integer recipients,
        int accepted,
        int delivered,
        Map<DeliveryStatus, Integer> byStatus,
        Map<String, Integer> byLanguage,
        Map<String, Integer> bySchool,
        Map<String, Integer> byFailure,
        List<HeldBack> heldBack,
        List<Fallback> fallbacks,
        @Nullable Instant firstAcceptedAt,
        @Nullable Instant lastAcceptedAt,
        boolean finished,
        boolean left) {

    /// So many people were held back.
    public record HeldBack(String reason, String language, int people) {}

    /// So many people wanted one language and got another.
    public record Fallback(String wanted, String language, int people) {}

    /// So many texts of one kind: a row of the grouped count.
    record Group(
            DeliveryStatus status,
            String language,
            String wanted,
            String school,
            @Nullable String failure,
            int count,
            int accepted,
            @Nullable Instant first,
            @Nullable Instant last) {}

    /// So many texts of one kind were asked for.
    record Planned(String language, String wanted, String school, int deliveries) {}

    /// What the slices say.
    ///
    /// @param complete whether all of them have reported
    record Slices(boolean complete, int requested) {}

    /// Adds the groups up. What was planned and is not known of yet waits, in its language and for its school.
    static Counts of(int revision, Slices slices, List<Group> groups, List<Planned> planned, List<HeldBack> heldBack) {
        Map<DeliveryStatus, Integer> byStatus = new EnumMap<>(DeliveryStatus.class);
        Map<String, Integer> byLanguage = new TreeMap<>();
        Map<String, Integer> bySchool = new TreeMap<>();
        Map<String, Integer> byFailure = new TreeMap<>();
        Map<List<String>, Integer> fallbacks = new LinkedHashMap<>();
        int known = 0;
        int accepted = 0;
        Instant first = null;
        Instant last = null;
        for (Group group : groups) {
            known += group.count();
            accepted += group.accepted();
            byStatus.merge(group.status(), group.count(), Integer::sum);
            byLanguage.merge(group.language(), group.count(), Integer::sum);
            bySchool.merge(group.school(), group.count(), Integer::sum);
            if (group.failure() != null) {
                byFailure.merge(group.failure(), group.count(), Integer::sum);
            }
            if (!group.wanted().equals(group.language())) {
                fallbacks.merge(List.of(group.wanted(), group.language()), group.count(), Integer::sum);
            }
            first = first == null || (group.first() != null && group.first().isBefore(first)) ? group.first() : first;
            last = last == null || (group.last() != null && group.last().isAfter(last)) ? group.last() : last;
        }
        atLeast(byLanguage, planned, Planned::language);
        atLeast(bySchool, planned, Planned::school);
        atLeast(
                fallbacks,
                planned.stream()
                        .filter(each -> !each.wanted().equals(each.language()))
                        .toList(),
                each -> List.of(each.wanted(), each.language()));
        if (slices.requested() > known) {
            byStatus.merge(DeliveryStatus.CREATED, slices.requested() - known, Integer::sum);
        }
        boolean settled = slices.complete() && known >= slices.requested();
        return new Counts(
                revision,
                slices.complete() ? Integer.valueOf(Math.max(slices.requested(), known)) : null,
                accepted,
                byStatus.getOrDefault(DeliveryStatus.DELIVERED, 0),
                byStatus,
                byLanguage,
                bySchool,
                byFailure,
                heldBack,
                fallbacks.entrySet().stream()
                        .map(entry -> new Fallback(
                                entry.getKey().getFirst(), entry.getKey().getLast(), entry.getValue()))
                        .toList(),
                first,
                last,
                settled && byStatus.keySet().stream().allMatch(DeliveryStatus::terminal),
                settled && byStatus.keySet().stream().allMatch(status -> status.terminal() || status.reached()));
    }

    /// Nothing is counted lower than it was planned: what is reported of takes the place of what was planned, and what
    /// followed another channel in vain comes on top.
    private static <K> void atLeast(Map<K, Integer> counts, List<Planned> planned, Function<Planned, K> kind) {
        planned.stream()
                .collect(Collectors.groupingBy(kind, LinkedHashMap::new, Collectors.summingInt(Planned::deliveries)))
                .forEach((key, deliveries) -> counts.merge(key, deliveries, Math::max));
    }
}
