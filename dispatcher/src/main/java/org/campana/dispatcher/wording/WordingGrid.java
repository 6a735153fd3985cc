package org.campana.dispatcher.wording;

import java.util.List;
import org.campana.dispatcher.compose.WordingKind;
import org.campana.events.Audience;

/// All wordings of an audience at a glance: a row a language, a column a wording.
record WordingGrid(Audience audience, List<Column> columns, List<Row> rows) {

    /// One wording.
    record Column(String name, WordingKind kind) {}

    /// One language.
    ///
    /// @param people who want it first
    /// @param missing what keeps an alert from opening in it
    record Row(
            WordingScreen.Tongue language,
            int people,
            boolean voiceOnly,
            List<WordingKind> missing,
            List<WordingScreen.Cell> cells) {}
}
