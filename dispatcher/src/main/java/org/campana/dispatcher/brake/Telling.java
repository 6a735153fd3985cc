package org.campana.dispatcher.brake;

import java.util.List;
import org.campana.dispatcher.compose.Text;
import org.campana.dispatcher.compose.Texts;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.SuppressionReason;

/// Whether and how somebody can be told: the one rule that the forecast and the fan-out share, so that what a releaser
/// was promised is what happens.
public sealed interface Telling {

    /// They are told this, by each of these channels; never none.
    record Told(Text text, List<Channel> channels) implements Telling {}

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
        return texts.forList(languages)
                .<Telling>map(text -> new Told(text, offered))
                .orElseGet(() -> new HeldBack(SuppressionReason.NO_APPROVED_WORDING));
    }
}
