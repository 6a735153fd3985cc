package org.campana.carrier.push;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.Phone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The devices this push service knows, what waits for those that are switched off, and what was asked of it.
@Component
public final class PushDevices {

    /// Of no country: what begins with it is a device and no phone.
    public static final String PREFIX = "+999";

    private final CarrierLedger ledger;
    private final NoticeScreen screen;
    private final Map<String, PushDevice> byId = new ConcurrentHashMap<>();
    private final Map<String, Map<String, byte[]>> waiting = new ConcurrentHashMap<>();
    private final Map<String, List<PushRequest>> requests = new ConcurrentHashMap<>();

    PushDevices(CarrierLedger ledger, NoticeScreen screen) {
        this.ledger = ledger;
        this.screen = screen;
    }

    /// A device asks for notices.
    ///
    /// @param owner with a number that begins with [#PREFIX]
    /// @param id its own, where it had one before; null for a new one
    /// @param senderKey the one key whose holder may write to it; null for anybody's
    /// @throws IllegalArgumentException when the number is a phone's
    public PushDevice add(Phone owner, @Nullable String id, @Nullable String senderKey) {
        if (!owner.number().startsWith(PREFIX)) {
            throw new IllegalArgumentException("number must begin with " + PREFIX + " for a device");
        }
        PushDevice device = new PushDevice(id == null ? PushDevice.freshId() : id, owner.number(), senderKey);
        ledger.recordPhone(owner);
        byId.put(device.id(), device);
        return device;
    }

    Optional<PushDevice> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// What was asked for one device, oldest first, also what was refused.
    public List<PushRequest> requestsOf(PushDevice device) {
        return List.copyOf(requests.getOrDefault(device.id(), List.of()));
    }

    /// Changes how the service answers for a device. One that is switched on again gets what waited.
    public void feel(PushDevice device, Mood mood) {
        device.feel(mood);
        if (mood == Mood.SOUND) {
            Map<String, byte[]> held = waiting.remove(device.id());
            if (held != null) {
                held.values().forEach(notice -> screen.show(device, notice));
            }
        }
    }

    void asked(PushDevice device, PushRequest request) {
        requests.compute(device.id(), (id, before) -> {
            List<PushRequest> longer = before == null ? new ArrayList<>() : new ArrayList<>(before);
            longer.add(request);
            return longer;
        });
    }

    void take(PushDevice device, PushRequest request, byte[] notice) {
        if (device.mood() == Mood.OFF) {
            String topic = request.topic() == null ? request.toString() + System.nanoTime() : request.topic();
            waiting.compute(device.id(), (id, before) -> {
                Map<String, byte[]> held = before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before);
                held.put(topic, notice);
                return held;
            });
        } else {
            screen.show(device, notice);
        }
    }

    /// One request to the service.
    ///
    /// @param ttl seconds it may wait
    /// @param length of the encrypted body, in bytes
    /// @param refusal why it was not taken, in one word; null when it was
    public record PushRequest(
            int ttl,
            @Nullable String urgency,
            @Nullable String topic,
            int length,
            @Nullable String refusal) {}
}
