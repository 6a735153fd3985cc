package org.campana.notifier.programme;

import java.util.Optional;
import org.campana.events.Language;
import org.springframework.stereotype.Component;

/// Who we are, as people read it.
@Component
public class Programme {

    private final NameSettings names;
    private final NumberSettings settings;

    Programme(NameSettings names, NumberSettings settings) {
        this.names = names;
        this.settings = settings;
    }

    /// The name in this language, else the English one.
    public String name(Language language) {
        String name = names.names().get(language.tag());
        return name != null
                ? name
                : names.names()
                        .getOrDefault(
                                Language.ENGLISH.tag(),
                                names.names().values().stream()
                                        .sorted()
                                        .findFirst()
                                        .orElse("Campana"));
    }

    /// The number to dial, as a phone takes it; empty while none is set.
    public Optional<String> number() {
        return settings.number().isEmpty() ? Optional.empty() : Optional.of(settings.number());
    }

    /// The number to read: `(202) 555-0100`, or the short code as it is.
    public Optional<String> writtenNumber() {
        return number().map(number -> number.startsWith("+1")
                ? "(" + number.substring(2, 5) + ") " + number.substring(5, 8) + "-" + number.substring(8)
                : number);
    }
}
