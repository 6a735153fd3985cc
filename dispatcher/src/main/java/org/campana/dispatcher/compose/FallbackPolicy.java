package org.campana.dispatcher.compose;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.campana.events.Language;

/// What happens to people none of whose own languages has the words. Their own list always comes first.
public enum FallbackPolicy {
    /// They are not told, and are counted as such.
    NONE,
    /// They are told in the network's own language if that has the words.
    NETWORK_DEFAULT,
    /// They are told in the network's own language, else in English, else in the first language there is, by tag:
    /// some text from a number they know is better than none.
    ANY;

    /// The language to take, of those that have the words; empty when nobody is told by fallback.
    public Optional<Language> choose(Language networkDefault, Set<Language> atHand) {
        return switch (this) {
            case NONE -> Optional.empty();
            case NETWORK_DEFAULT -> Optional.of(networkDefault).filter(atHand::contains);
            case ANY ->
                NETWORK_DEFAULT
                        .choose(networkDefault, atHand)
                        .or(() -> NETWORK_DEFAULT.choose(Language.ENGLISH, atHand))
                        .or(() -> atHand.stream().min(Comparator.naturalOrder()));
        };
    }
}
