package org.campana.notifier.channel.sms;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.campana.events.PersonId;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.channel.Channel;
import org.campana.notifier.channel.Line;
import org.campana.notifier.channel.Pace;

/// Texts to the numbers of the address book, by one account.
final class SmsChannel implements Channel {

    private final String account;
    private final TwilioSms twilio;
    private final AddressBook addresses;
    private final Pace pace;

    SmsChannel(String account, TwilioSms twilio, AddressBook addresses, Pace pace) {
        this.account = account;
        this.twilio = twilio;
        this.addresses = addresses;
        this.pace = pace;
    }

    @Override
    public org.campana.events.Channel kind() {
        return org.campana.events.Channel.SMS;
    }

    @Override
    public String account() {
        return account;
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
                .forEach((person, number) -> lines.put(person, message -> twilio.send(message, number)));
        return lines;
    }
}
