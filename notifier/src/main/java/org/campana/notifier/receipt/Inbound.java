package org.campana.notifier.receipt;

import org.campana.notifier.address.PhoneNumber;

/// A text from somebody. Lives as long as its request; neither number nor text is stored.
///
/// @param providerId the carrier's id of it
record Inbound(String providerId, PhoneNumber from, String text) {

    @Override
    public String toString() {
        return "Inbound[" + providerId + "]";
    }
}
