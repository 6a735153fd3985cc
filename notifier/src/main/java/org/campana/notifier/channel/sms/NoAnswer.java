package org.campana.notifier.channel.sms;

import org.campana.notifier.channel.SendOutcome;

/// Carries the outcome of a request through the SDK, which knows no such thing as "surely not processed".
final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SendOutcome outcome;

    NoAnswer(SendOutcome outcome) {
        super(outcome.getClass().getSimpleName(), null, false, false);
        this.outcome = outcome;
    }

    SendOutcome outcome() {
        return outcome;
    }
}
