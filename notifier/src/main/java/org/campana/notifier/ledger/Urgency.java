package org.campana.notifier.ledger;

import org.campana.events.Severity;

/// Severity as the number that rows are ordered by; the lowest leaves first.
final class Urgency {

    private Urgency() {}

    static int of(Severity severity) {
        return switch (severity) {
            case FOLLOW_UP -> 0;
            case IMMEDIATE -> 1;
            case ROUTINE -> 2;
        };
    }

    static Severity severity(int urgency) {
        return switch (urgency) {
            case 0 -> Severity.FOLLOW_UP;
            case 1 -> Severity.IMMEDIATE;
            case 2 -> Severity.ROUTINE;
            default -> throw new IllegalStateException("No severity has the number " + urgency);
        };
    }
}
