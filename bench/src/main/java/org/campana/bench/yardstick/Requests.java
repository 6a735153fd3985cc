package org.campana.bench.yardstick;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.util.UUID;
import org.campana.bench.rig.Account;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.sms.TwilioAccount;

/// The requests Campana makes, by the client it makes them with: Twilio's SDK on Campana's own transport.
final class Requests implements AutoCloseable {

    private static final int SECONDS = 3600;

    private final TwilioAccount account;
    private final int atOnce;
    private volatile String callbacks = "http://localhost:8080/webhooks/twilio/status/";

    Requests(int port, int atOnce) {
        this.account = new TwilioAccount(Account.settings(port));
        this.atOnce = atOnce;
    }

    int atOnce() {
        return atOnce;
    }

    /// From now on, receipts are asked for at this address and the text's id.
    void callBack(String address) {
        callbacks = address;
    }

    /// Asks once.
    ///
    /// @return the carrier's id of the text; fails when the carrier did not take it
    String send(UUID id, String number, String words) {
        SendOutcome outcome = account.create(
                () -> Message.creator(new PhoneNumber(number), Account.SERVICE, words)
                        .setStatusCallback(URI.create(callbacks + id + "#ct=3000&rt=5000&rc=5&rp=all"))
                        .setValidityPeriod(SECONDS)
                        .setSmartEncoded(true)
                        .setRiskCheck(Message.RiskCheck.ENABLE)
                        .create(account.client())
                        .getSid(),
                code -> new SendOutcome.Unknown("code-" + code));
        if (outcome instanceof Accepted accepted) {
            return accepted.providerId();
        }
        throw new IllegalStateException("The stub did not take a text: " + outcome);
    }

    @Override
    public void close() {
        account.close();
    }
}
