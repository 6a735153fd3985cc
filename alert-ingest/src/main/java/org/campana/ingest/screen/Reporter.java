package org.campana.ingest.screen;

import org.campana.web.Person;

/// Who reports.
public sealed interface Reporter {

    /// Whose report is shown but weighs nothing until somebody has looked.
    boolean quarantined();

    /// Somebody who was invited.
    record Invited(Person person) implements Reporter {
        @Override
        public boolean quarantined() {
            return false;
        }
    }

    /// Somebody on the open page.
    record Anonymous() implements Reporter {
        @Override
        public boolean quarantined() {
            return true;
        }
    }
}
