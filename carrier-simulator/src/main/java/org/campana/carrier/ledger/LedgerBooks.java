package org.campana.carrier.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ledger's state in memory, made by its journal's entries alone, live and at replay alike. Not for
/// two threads at once; [CarrierLedger] sees to that.
final class LedgerBooks {

    private final LinkedHashMap<String, CarrierMessage> messages = new LinkedHashMap<>();
    private final Map<String, List<String>> byIntent = new HashMap<>();
    private final LinkedHashMap<String, List<String>> byPhone = new LinkedHashMap<>();
    private final List<RequestRecord> requests = new ArrayList<>();
    private final List<CallbackRecord> callbacks = new ArrayList<>();
    private final Set<Told> concluded = new HashSet<>();
    private final Set<String> blocked = new HashSet<>();
    private final LinkedHashMap<String, Phone> phones = new LinkedHashMap<>();

    private record Told(String sid, MessageStatus status) {}

    private record Words(String to, String body) {}

    void apply(JournalEntry entry) {
        switch (entry) {
            case JournalEntry.Requested requested -> requests.add(requested.request());
            case JournalEntry.Accepted accepted -> take(accepted.message());
            case JournalEntry.Moved moved ->
                messages.computeIfPresent(
                        moved.sid(),
                        (sid, message) -> message.status().terminal() ? message : message.with(moved.change()));
            case JournalEntry.CalledBack calledBack -> tell(calledBack.callback());
            case JournalEntry.Deleted deleted ->
                messages.computeIfPresent(deleted.sid(), (sid, message) -> message.withoutTrace());
            case JournalEntry.Blocked change -> block(change);
            case JournalEntry.Registered registered ->
                phones.put(registered.phone().number(), registered.phone());
        }
    }

    private void take(CarrierMessage message) {
        messages.put(message.sid(), message);
        byPhone.computeIfAbsent(message.phone(), phone -> new ArrayList<>(2)).add(message.sid());
        String intent = message.intent();
        if (intent != null) {
            byIntent.computeIfAbsent(intent, each -> new ArrayList<>(1)).add(message.sid());
        }
    }

    private void tell(CallbackRecord callback) {
        callbacks.add(callback);
        if (callback.last()) {
            concluded.add(new Told(callback.sid(), callback.status()));
        }
    }

    private void block(JournalEntry.Blocked change) {
        if (change.blocked()) {
            blocked.add(change.number());
        } else {
            blocked.remove(change.number());
        }
    }

    List<CarrierMessage> messages() {
        return List.copyOf(messages.values());
    }

    Optional<CarrierMessage> message(String sid) {
        return Optional.ofNullable(messages.get(sid));
    }

    List<CarrierMessage> ofIntent(String intent) {
        return resolve(byIntent.get(intent));
    }

    List<CarrierMessage> ofPhone(String number) {
        return resolve(byPhone.get(number));
    }

    private List<CarrierMessage> resolve(@Nullable List<String> sids) {
        return sids == null
                ? List.of()
                : sids.stream().map(this::message).flatMap(Optional::stream).toList();
    }

    List<RequestRecord> requests() {
        return List.copyOf(requests);
    }

    List<CallbackRecord> callbacks() {
        return List.copyOf(callbacks);
    }

    boolean concluded(String sid, MessageStatus status) {
        return concluded.contains(new Told(sid, status));
    }

    boolean blocked(String number) {
        return blocked.contains(number);
    }

    List<Phone> phones() {
        return List.copyOf(phones.values());
    }

    List<String> numbersSeen() {
        Set<String> seen = new LinkedHashSet<>();
        messages.sequencedValues().reversed().forEach(message -> seen.add(message.phone()));
        return List.copyOf(seen);
    }

    Summary summary() {
        Map<MessageStatus, Long> byStatus = new EnumMap<>(MessageStatus.class);
        Set<Words> words = new HashSet<>();
        long accepted = 0;
        long inbound = 0;
        long doubledTexts = 0;
        long openTexts = 0;
        long openCallbacks = 0;
        for (CarrierMessage message : messages.values()) {
            openCallbacks += open(message);
            switch (message.direction()) {
                case INBOUND -> inbound++;
                case OUTBOUND_REPLY, OUTBOUND_PUSH -> {}
                case OUTBOUND_API -> {
                    accepted++;
                    byStatus.merge(message.status(), 1L, Long::sum);
                    openTexts += ended(message) ? 0 : 1;
                    doubledTexts += words.add(new Words(message.to(), message.body())) ? 0 : 1;
                }
            }
        }
        long refused =
                requests.stream().filter(request -> request.sid() == null).count();
        long doubledIntents =
                byIntent.values().stream().filter(sids -> sids.size() > 1).count();
        return new Summary(
                requests.size(),
                refused,
                accepted,
                byStatus,
                inbound,
                doubledIntents,
                doubledTexts,
                openTexts,
                callbacks.size(),
                openCallbacks);
    }

    private static boolean ended(CarrierMessage message) {
        CarrierMessage.Terms terms = message.terms();
        return message.status().terminal()
                || (terms != null
                        && message.status() == terms.course().delivery().end());
    }

    private long open(CarrierMessage message) {
        return message.tellable().stream()
                .filter(status -> !concluded(message.sid(), status))
                .count();
    }
}
