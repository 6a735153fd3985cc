package org.campana.embedded;

import org.jspecify.annotations.Nullable;

/// The broker or the database could not start. Says one cause and one fix, both meant to be printed as they are.
public final class EmbeddedStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String fix;
    private final boolean portTaken;

    EmbeddedStartException(String problem, String fix) {
        this(problem, fix, null);
    }

    EmbeddedStartException(String problem, String fix, @Nullable Throwable cause) {
        this(problem, fix, cause, false);
    }

    private EmbeddedStartException(String problem, String fix, @Nullable Throwable cause, boolean portTaken) {
        super(problem + " " + fix, cause);
        this.problem = problem;
        this.fix = fix;
        this.portTaken = portTaken;
    }

    /// The server could not bind a port that was free a moment before.
    static EmbeddedStartException portTaken(String problem, String fix, @Nullable Throwable cause) {
        return new EmbeddedStartException(problem, fix, cause, true);
    }

    boolean portTaken() {
        return portTaken;
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
