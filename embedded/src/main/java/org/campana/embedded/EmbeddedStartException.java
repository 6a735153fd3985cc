package org.campana.embedded;

import org.jspecify.annotations.Nullable;

/// The broker or the database could not start. Says one cause and one fix, both meant to be printed as they are.
public final class EmbeddedStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String fix;

    EmbeddedStartException(String problem, String fix) {
        this(problem, fix, null);
    }

    EmbeddedStartException(String problem, String fix, @Nullable Throwable cause) {
        super(problem + " " + fix, cause);
        this.problem = problem;
        this.fix = fix;
    }

    /// What is wrong, one sentence.
    public String problem() {
        return problem;
    }

    /// What to do about it, one sentence.
    public String fix() {
        return fix;
    }
}
