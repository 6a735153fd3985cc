package org.campana.carrier.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The calls of this network. Reads are snapshots, in the order the calls were placed. In memory only: a call ends
/// with the process that carries it, and nobody is told of it any more, as when a line is cut.
public final class CallBook {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, PhoneCall> calls = new LinkedHashMap<>();
    private final List<Consumer<PhoneCall>> listeners = new CopyOnWriteArrayList<>();

    /// All calls, both ways.
    public List<PhoneCall> all() {
        return guarded(() -> List.copyOf(calls.values()));
    }

    /// The calls that a phone got or made.
    public List<PhoneCall> ofPhone(String number) {
        return all().stream().filter(call -> call.phone().equals(number)).toList();
    }

    /// The calls made for one intent; more than one means doubled.
    public List<PhoneCall> ofIntent(String intent) {
        return all().stream()
                .filter(call -> !call.inbound() && intent.equals(call.intent()))
                .toList();
    }

    public Optional<PhoneCall> call(String sid) {
        return guarded(() -> Optional.ofNullable(calls.get(sid)));
    }

    /// A new call.
    public void recordPlaced(PhoneCall call) {
        guarded(() -> calls.put(call.sid(), call));
        tell(call.sid());
    }

    /// Moves a call on; nothing happens if it is over already.
    public void recordStatus(String sid, CallStatus status) {
        guarded(() -> calls.computeIfPresent(sid, (id, call) -> call.status().terminal() ? call : call.become(status)));
        tell(sid);
    }

    /// Adds what went over the line.
    public void recordHeard(String sid, Heard heard) {
        guarded(() -> calls.computeIfPresent(sid, (id, call) -> call.with(heard)));
        tell(sid);
    }

    /// Calls back after each change of a call, on the thread that caused it, with the call as it is then.
    ///
    /// @return ends it
    public Runnable onChange(Consumer<PhoneCall> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(String sid) {
        call(sid).ifPresent(call -> listeners.forEach(listener -> listener.accept(call)));
    }

    private <T> T guarded(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
