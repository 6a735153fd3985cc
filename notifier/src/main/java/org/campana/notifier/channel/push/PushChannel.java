package org.campana.notifier.channel.push;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.campana.events.PersonId;
import org.campana.notifier.address.Devices;
import org.campana.notifier.channel.Channel;
import org.campana.notifier.channel.Line;
import org.campana.notifier.channel.Pace;

/// Notices to the devices that joined.
final class PushChannel implements Channel {

    private final Devices devices;
    private final WebPush push;
    private final PushSettings settings;

    PushChannel(Devices devices, WebPush push, PushSettings settings) {
        this.devices = devices;
        this.push = push;
        this.settings = settings;
    }

    @Override
    public org.campana.events.Channel kind() {
        return org.campana.events.Channel.PUSH;
    }

    @Override
    public Pace pace() {
        return settings.pace();
    }

    @Override
    public Map<PersonId, Line> linesTo(Collection<PersonId> people) {
        Map<PersonId, Line> lines = new HashMap<>();
        devices.devicesOf(people, settings.services())
                .forEach((person, device) -> lines.put(person, message -> push.send(message, device)));
        return lines;
    }
}
