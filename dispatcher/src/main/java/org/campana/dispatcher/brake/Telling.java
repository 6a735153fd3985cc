package org.campana.dispatcher.brake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.campana.dispatcher.compose.Text;
import org.campana.dispatcher.compose.Texts;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.SuppressionReason;

/// Whether and how somebody can be told: the one rule that the forecast and the fan-out share, so that what a releaser
/// was promised is what happens.
public sealed interface Telling {

    /// They are told this by each of these channels, never by none. A call may be in another language than a
    /// text: one that is recorded and not written.
    record Told(Map<Channel, Text> by) implements Telling {

        /// The channel that decides in which language they are told: a call, where there is one.
        Channel first() {
            return by.containsKey(Channel.VOICE)
                    ? Channel.VOICE
                    : by.keySet().iterator().next();
        }

        /// The language of each channel, in their order.
        public Map<Channel, Language> languages() {
            Map<Channel, Language> languages = new LinkedHashMap<>();
            by.forEach((channel, text) -> languages.put(channel, text.language()));
            return languages;
        }

        /// What they are told by it.
        Text text() {
            return Objects.requireNonNull(by.get(first()));
        }
    }

    /// They are not told.
    record HeldBack(SuppressionReason reason) implements Telling {}

    /// The rule.
    ///
    /// @param hears whether it is a time at which they want to hear of something new
    /// @param offered those of the person's channels that the network sends by
    static Telling of(boolean hears, List<Language> languages, List<Channel> offered, Texts texts) {
        if (!hears) {
            return new HeldBack(SuppressionReason.OUTSIDE_HOURS);
        }
        if (offered.isEmpty()) {
            return new HeldBack(SuppressionReason.NO_CHANNEL);
        }
        Map<Channel, Text> by = new LinkedHashMap<>();
        offered.forEach(channel -> texts.forList(languages, channel).ifPresent(text -> by.put(channel, text)));
        return by.isEmpty() ? new HeldBack(SuppressionReason.NO_APPROVED_WORDING) : new Told(by);
    }
}
