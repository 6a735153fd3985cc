package org.campana.bench.rig;

import java.net.URI;
import java.time.Duration;
import org.campana.notifier.channel.sms.TwilioSettings;

/// The made-up account at the stub carrier, the same for Campana and for the yardstick.
public final class Account {

    static final String SID = "AC" + "b".repeat(32);
    static final String KEY = "SK" + "b".repeat(32);
    /// What receipts are signed with, among others.
    public static final String SECRET = "not-a-secret-of-anybody";

    /// The sender.
    public static final String SERVICE = "MG" + "b".repeat(32);

    private Account() {}

    static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// As Campana's own settings are, but more patient: a yardstick does not try again.
    public static TwilioSettings settings(int port) {
        return new TwilioSettings(
                at(port), SID, KEY, SECRET, SECRET, "", SERVICE, Duration.ofSeconds(2), Duration.ofMinutes(1));
    }
}
