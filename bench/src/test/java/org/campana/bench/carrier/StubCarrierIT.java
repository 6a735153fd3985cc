package org.campana.bench.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Account;
import org.campana.bench.rig.Child;
import org.campana.bench.town.Town;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.campana.notifier.channel.sms.TwilioAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The judge itself, by the client that Campana texts with.
class StubCarrierIT {

    @TempDir
    Path folder;

    @Test
    void notesWhoWasTextedAndRefusesAboveItsRate() throws Exception {
        try (Child stub = Child.listening(
                folder.resolve("stub.log"),
                Child.java(List.of(), System.getProperty("java.class.path"), StubCarrier.class.getName()))) {
            int port = Integer.parseInt(stub.hear().substring("ready ".length()));
            try (TwilioAccount account = new TwilioAccount(Account.settings(port))) {
                assertThat(text(account, 3)).isInstanceOf(Accepted.class);
                assertThat(text(account, 5)).isInstanceOf(Accepted.class);
                assertThat(text(account, 5)).isInstanceOf(Accepted.class);
                stub.ask("mps 1");
                text(account, 7);
                assertThat(text(account, 8)).isInstanceOf(Throttled.class);
            }
            assertThat(stub.ask("refused")).isEqualTo("1");
            assertThat(stub.ask("connections")).isEqualTo("1");
            stub.ask("log " + folder.resolve("log"));
        }

        BitSet due = new BitSet();
        due.set(3, 8);
        assertThat(Arrivals.read(folder.resolve("log")).against(due)).isEqualTo(new Verdict(2, 1, 0));
    }

    private static SendOutcome text(TwilioAccount account, int person) {
        return account.create(
                () -> Message.creator(new PhoneNumber(Town.numberOf(person)), Account.SERVICE, "Hola & adiós")
                        .create(account.client())
                        .getSid(),
                code -> new Unknown("code"));
    }
}
