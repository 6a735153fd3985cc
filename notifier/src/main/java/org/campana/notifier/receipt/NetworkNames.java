package org.campana.notifier.receipt;

import java.util.Map;
import org.campana.events.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Who speaks; the same keys as the dispatcher's.
///
/// @param names the programme name each text begins with, by language tag
/// @param help how to reach a person, as it stands in the answer to HELP; empty for none
@ConfigurationProperties("campana.network")
record NetworkNames(Map<String, String> names, String help) {

    NetworkNames(@Nullable Map<String, String> names, @Nullable String help) {
        this.names = names == null || names.isEmpty()
                ? Map.of("en", "Valle Alerts", "es", "Alertas Valle")
                : Map.copyOf(names);
        this.help = help == null ? "" : help;
    }

    String in(Language language) {
        return names.getOrDefault(
                language.tag(), names.values().stream().sorted().findFirst().orElse("Campana"));
    }
}
