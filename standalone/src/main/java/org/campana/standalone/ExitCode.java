package org.campana.standalone;

/// Why the process ended, for scripts and supervisors. The launcher `campana` itself uses 10 (no JDK 25),
/// 11 (no Maven), 14 (no network on the first run), 15 (build failed) and 16 (no browser for the tests).
public enum ExitCode {
    /// All went as asked.
    DONE(0),
    /// Something that has no exit code of its own; the log says what.
    FAILED(1),
    /// The command line was not understood.
    USAGE(2),
    /// Another program holds the port.
    PORT_BUSY(12),
    /// Too little space on the disk.
    NO_SPACE(13),
    /// The data folder cannot be used: not writable, held by another Campana, or of another version.
    DATA_UNUSABLE(17),
    /// A setting is missing or wrong.
    MISCONFIGURED(18),
    /// The demo's alert was played and something was lost, doubled or late.
    PROMISE_BROKEN(20),
    /// What came in by standard input is not one number of the United States or Canada.
    NO_NUMBER(21),
    /// `check` found something that breaks what is promised, or could not look.
    INVARIANT_BROKEN(22),
    /// A part that must run stopped running; the supervisor should start the process again.
    UNHEALTHY(70);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /// What the process returns to its caller.
    public int code() {
        return code;
    }
}
