package org.campana.notifier.programme;

import java.util.Map;

/// A programme with names of a test's own.
public final class ProgrammeForTests {

    private ProgrammeForTests() {}

    /// By language tag.
    public static Programme named(Map<String, String> names) {
        return new Programme(new NameSettings(names), new NumberSettings(""));
    }
}
