package org.campana.carrier.webhook;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Twilio's connection overrides, which stand in a webhook URL's fragment:
/// `#ct=3000&rt=5000&rc=5&rp=all`. Limits and defaults are Twilio's (docs, "Webhook connection
/// overrides"); what is out of range or unknown falls to the default.
///
/// @param connect `ct`, 100 to 10,000 ms
/// @param read `rt`, 100 to 15,000 ms
/// @param total `tt`, for all tries together, 100 to 15,000 ms
/// @param retries `rc`, 0 to 5
/// @param policy `rp`, which failures are tried again
record ConnectionOverrides(Duration connect, Duration read, Duration total, int retries, Set<Failure> policy) {

    /// What went wrong with a try.
    enum Failure {
        /// No connection, or it broke.
        CONNECT,
        /// No answer in time.
        READ,
        /// An answer of 400 to 499.
        STATUS_4XX,
        /// An answer of 500 to 599.
        STATUS_5XX
    }

    private static final int MOST = 15_000;

    ConnectionOverrides {
        policy = Set.copyOf(policy);
    }

    /// @param fragment of a URL, without the `#`; null for none
    static ConnectionOverrides of(@Nullable String fragment) {
        Map<String, String> given = new HashMap<>();
        if (fragment != null) {
            for (String pair : fragment.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    given.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
        }
        return new ConnectionOverrides(
                Duration.ofMillis(number(given.get("ct"), 100, 10_000, 5_000)),
                Duration.ofMillis(number(given.get("rt"), 100, MOST, MOST)),
                Duration.ofMillis(number(given.get("tt"), 100, MOST, MOST)),
                number(given.get("rc"), 0, 5, 1),
                policy(given.getOrDefault("rp", "ct")));
    }

    private static int number(@Nullable String text, int least, int most, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            return number < least || number > most ? otherwise : number;
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    private static Set<Failure> policy(String words) {
        Set<Failure> policy = new HashSet<>();
        for (String word : words.toLowerCase(Locale.ROOT).split(",", -1)) {
            switch (word) {
                case "ct" -> policy.add(Failure.CONNECT);
                case "rt" -> policy.add(Failure.READ);
                case "4xx" -> policy.add(Failure.STATUS_4XX);
                case "5xx" -> policy.add(Failure.STATUS_5XX);
                case "all" -> policy.addAll(Set.of(Failure.values()));
                default -> {}
            }
        }
        return policy;
    }
}
