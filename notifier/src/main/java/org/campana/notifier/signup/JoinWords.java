package org.campana.notifier.signup;

import java.util.List;
import java.util.Locale;
import org.campana.events.Language;
import org.campana.notifier.channel.push.PushSettings;
import org.campana.notifier.programme.Programme;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the join pages tell, beside their own words.
@Component
class JoinWords {

    private final Words words;
    private final Programme programme;
    private final OfferedLanguages offered;
    private final PushSettings push;

    JoinWords(Words words, Programme programme, OfferedLanguages offered, PushSettings push) {
        this.words = words;
        this.programme = programme;
        this.offered = offered;
        this.push = push;
    }

    List<LanguageName> languages() {
        return offered.names();
    }

    List<String> agreed(Locale page) {
        return words.agreed(page);
    }

    /// Whether people can be called.
    boolean calls() {
        return words.calls();
    }

    String programme(Language language) {
        return programme.name(language);
    }

    @Nullable
    String number() {
        return programme.writtenNumber().orElse(null);
    }

    @Nullable
    String vapidKey() {
        return push.vapidPublicKey().isEmpty() ? null : push.vapidPublicKey();
    }
}
