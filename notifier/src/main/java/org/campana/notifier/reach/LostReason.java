package org.campana.notifier.reach;

import org.campana.notifier.channel.Failure;
import org.jspecify.annotations.Nullable;

/// Why a channel does not reach somebody, as far as it is about them and not about us or a text.
public enum LostReason {
    /// The phone was off or out of reach until time ran out. The next text is tried.
    PHONE_OFF(false),
    /// There is no such number, or no longer.
    NUMBER_GONE(true),
    /// A number that takes no texts.
    LANDLINE(true),
    /// No carrier of ours leads there.
    NO_ROUTE(true),
    /// They did not answer the yearly question whether they still want alerts; the number may be somebody else's by
    /// now.
    NOT_CONFIRMED(true);

    private final boolean lasting;

    LostReason(boolean lasting) {
        this.lasting = lasting;
    }

    /// Whether another try is pointless.
    public boolean isLasting() {
        return lasting;
    }

    /// What a delivery that failed for good says of its person; null when it says nothing of them. Opt-outs are not
    /// here: who said stop, to us or to the carrier, is off the list.
    public static @Nullable LostReason of(Failure failure) {
        return switch (failure) {
            case PHONE_OFF -> PHONE_OFF;
            case UNKNOWN_NUMBER, INVALID_NUMBER -> NUMBER_GONE;
            case LANDLINE, NOT_MOBILE -> LANDLINE;
            case NO_ROUTE -> NO_ROUTE;
            default -> null;
        };
    }
}
