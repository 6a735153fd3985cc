package org.campana.notifier.channel.voice;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.campana.events.PersonId;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.channel.Channel;
import org.campana.notifier.channel.Line;
import org.campana.notifier.channel.Pace;

/// Calls to the numbers of the address book.
final class VoiceChannel implements Channel {

    private final TwilioCalls twilio;
    private final AddressBook addresses;
    private final Pace pace;

    VoiceChannel(TwilioCalls twilio, AddressBook addresses, Pace pace) {
        this.twilio = twilio;
        this.addresses = addresses;
        this.pace = pace;
    }

    @Override
    public org.campana.events.Channel kind() {
        return org.campana.events.Channel.VOICE;
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public boolean answers() {
        return twilio.answers();
    }

    @Override
    public Map<PersonId, Line> linesTo(Collection<PersonId> people) {
        Map<PersonId, Line> lines = new HashMap<>();
        addresses
                .numbersOf(people)
                .forEach((person, number) -> lines.put(person, message -> twilio.call(message, number)));
        return lines;
    }
}
