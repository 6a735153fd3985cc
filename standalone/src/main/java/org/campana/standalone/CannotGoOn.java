package org.campana.standalone;

/// Why Campana cannot start or go on: one cause, one fix, one exit code. Printed as two lines.
public final class CannotGoOn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String fix;
    private final ExitCode exitCode;

    /// A refusal in words a tired engineer can act on.
    ///
    /// @param cause what happened, to which file, port or setting
    /// @param fix what to type or change
    public CannotGoOn(ExitCode exitCode, String cause, String fix) {
        super(cause);
        this.exitCode = exitCode;
        this.fix = fix;
    }

    /// What to type or change.
    public String fix() {
        return fix;
    }

    /// What the process returns.
    public ExitCode exitCode() {
        return exitCode;
    }
}
