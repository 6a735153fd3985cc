package org.campana.notifier.address;

/// The keys are missing or wrong, so this process must not start. Holds no part of a key.
public final class KeysUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String fix;

    KeysUnusableException(String problem, String fix) {
        super(problem + ". To fix it: " + fix);
        this.problem = problem;
        this.fix = fix;
    }

    /// What is wrong.
    public String problem() {
        return problem;
    }

    /// What to type or change.
    public String fix() {
        return fix;
    }
}
