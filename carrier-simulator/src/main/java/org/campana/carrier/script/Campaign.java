package org.campana.carrier.script;

import org.jspecify.annotations.Nullable;

/// The registration of the sender with the carriers, as Twilio tells of it: verified unless a test says otherwise.
public final class Campaign {

    private volatile @Nullable String status = "VERIFIED";

    /// Twilio's word for it, such as `VERIFIED`, `IN_PROGRESS` or `FAILED`; null when there is no campaign.
    public @Nullable String status() {
        return status;
    }

    /// From now on.
    ///
    /// @param status null for no campaign at all
    public void become(@Nullable String status) {
        this.status = status;
    }
}
