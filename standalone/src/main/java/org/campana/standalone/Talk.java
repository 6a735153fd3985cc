package org.campana.standalone;

import java.io.PrintStream;

/// What the terminal says to a person, on standard error, so that standard output stays for programs.
public final class Talk {

    private final PrintStream out;

    /// Talks to this stream.
    public Talk(PrintStream out) {
        this.out = out;
    }

    /// One line.
    public void line(String text) {
        out.println(text);
    }

    /// Begins a line that [#done] or the next line ends.
    public void begin(String text) {
        out.print(text + " ... ");
        out.flush();
    }

    /// Ends a line begun with [#begin].
    public void done() {
        out.println("ok");
    }
}
