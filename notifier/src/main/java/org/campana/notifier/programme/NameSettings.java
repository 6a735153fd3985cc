package org.campana.notifier.programme;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The programme's name; the same keys as the dispatcher's.
///
/// @param names the name each text begins with, by language tag
@ConfigurationProperties("campana.network")
record NameSettings(Map<String, String> names) {

    NameSettings(@Nullable Map<String, String> names) {
        this.names = names == null || names.isEmpty()
                ? Map.of("en", "Valle Alerts", "es", "Alertas Valle")
                : Map.copyOf(names);
    }
}
