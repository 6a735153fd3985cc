package org.campana.notifier.address;

/// The keys are missing or wrong, so this process must not start. Holds no part of a key.
public final class KeysUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String fix;

    KeysUnusableException(String cause, String fix) {
        super(cause + ". To fix it: " + fix);
        this.fix = fix;
    }

    /// What to type or change.
    public String fix() {
        return fix;
    }
}
