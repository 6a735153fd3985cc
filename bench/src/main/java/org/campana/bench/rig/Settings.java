package org.campana.bench.rig;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the measured Campana is told beside what everybody's is.
final class Settings {

    /// A sender's contract, in segments a second.
    static final String PACE = "campana.sms.segments-per-second";

    /// Of a sender whom nobody holds back: the stub is no phone company.
    static final int NO_PACE = 1_000_000;

    private final Map<String, Object> all = new HashMap<>();

    /// @param port that it listens on
    /// @param journal the folder of who left
    /// @param inFlight requests under way at once
    /// @param carrier the stub's port
    Settings(int port, Path journal, int inFlight, int carrier) {
        all.put("campana.public-url", "http://localhost:" + port);
        all.put("campana.demo", true);
        all.put("campana.consent.journal", journal);
        all.put("campana.keys.encryption-key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        all.put("campana.keys.lookup-key", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=");
        all.put("campana.sms.twilio.base-url", Account.at(carrier));
        all.put("campana.sms.twilio.account-sid", Account.SID);
        all.put("campana.sms.twilio.api-key", Account.KEY);
        all.put("campana.sms.twilio.api-secret", Account.SECRET);
        all.put("campana.sms.twilio.auth-token", Account.SECRET);
        all.put("campana.sms.twilio.messaging-service-sid", Account.SERVICE);
        all.put("campana.sms.registration.by-hand", "bench");
        all.put("campana.sms.in-flight", inFlight);
        all.put(PACE, NO_PACE);
        for (String fence : List.of(
                "release.alerts-per-hour",
                "release.alerts-per-school-per-hour",
                "brake.alerts-in-all",
                "brake.alerts-per-school",
                "brake.alerts-per-person")) {
            all.put("campana." + fence, 1_000_000);
        }
        // Three in ten minutes would end a run of thousands a second. So many in so short a time that it holds nobody
        // back, and that a person's reports of it are as few to count as theirs of ten minutes are.
        all.put("campana.screen.per-reporter", 100);
        all.put("campana.screen.window", "1s");
    }

    /// Takes these instead of what they were.
    void change(Map<String, Object> changed) {
        all.putAll(changed);
    }

    /// As variables of an environment.
    Map<String, String> asEnvironment() {
        return all.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT),
                        each -> each.getValue().toString()));
    }

    /// As `name=value`.
    List<String> asArguments() {
        return all.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList();
    }
}
