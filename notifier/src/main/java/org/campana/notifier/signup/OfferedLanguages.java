package org.campana.notifier.signup;

import java.util.List;
import org.campana.notifier.enrol.LanguageNames;
import org.springframework.stereotype.Component;

/// The languages a family can choose, wherever it chooses one.
@Component
public class OfferedLanguages {

    private final List<LanguageName> names;

    OfferedLanguages(LanguageNames known) {
        this.names = known.offered().stream().map(LanguageName::of).toList();
    }

    /// In the order they are offered, each in its own words.
    public List<LanguageName> names() {
        return names;
    }
}
