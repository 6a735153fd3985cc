package org.campana.notifier.enrol;

import org.campana.events.Audience;
import org.campana.notifier.consent.ConsentSource;
import org.springframework.stereotype.Component;

/// Who may be put on the list by whose word (reliability C1, C2): a family by its own, never by a list that a
/// school handed over.
@Component
class ExpressConsent {

    private final boolean demo;

    ExpressConsent(DemoSettings settings) {
        this.demo = settings.demo();
    }

    /// @throws IllegalArgumentException when this word is not enough
    void check(EnrolmentRequest request) {
        ConsentSource source = request.proof().source();
        if (source == ConsentSource.DEMO && !demo) {
            throw new IllegalArgumentException(
                    "people of the source DEMO are invented: enrol them only where campana.demo is true");
        }
        if (source == ConsentSource.IMPORT && request.audience() == Audience.FAMILIES) {
            throw new IllegalArgumentException("families on a list are invited, never enrolled:"
                    + " send them the school's keyword or the address of its page");
        }
    }
}
