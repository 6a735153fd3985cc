package org.campana.dispatcher.compose;

import java.util.Map;
import org.campana.events.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Who speaks.
///
/// @param names the network's name as each text begins with it, by language tag, 1 to 20 characters each: it has to be
///     the programme name that was registered with the carriers. A language without one takes the fallback's.
@ConfigurationProperties("campana.network")
record NetworkSettings(Map<String, String> names) {

    private static final int LONGEST_NAME = 20;

    NetworkSettings(@Nullable Map<String, String> names) {
        this.names = names == null || names.isEmpty()
                ? Map.of("en", "Valle Alerts", "es", "Alertas Valle")
                : Map.copyOf(names);
        this.names.forEach((tag, name) -> {
            Language.of(tag);
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("campana.network.names." + tag + " must have 1 to " + LONGEST_NAME
                        + " characters: every text begins with it");
            }
        });
    }
}
