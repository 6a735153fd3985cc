package org.campana.notifier.consent;

/// How somebody said it.
public enum ConsentSource {
    /// On a list that was handed over, such as a school's staff. Invites, and never lifts a STOP.
    IMPORT,
    /// By a text to our number.
    KEYWORD,
    /// By a text in free words that sounded like leaving, to be read by a person.
    FREE_TEXT,
    /// By free words that a person of the network read, and judged to be no wish to leave.
    PERSON_READ,
    /// On our page, and confirmed by a text.
    WEB,
    /// To the carrier, which told us (Twilio 21610).
    CARRIER,
    /// Nobody: an invented person of the demo town. Refused where `campana.demo` is not set.
    DEMO,
    /// Before the backup that this database was restored from; known from the journal of leavers.
    JOURNAL,
    /// To somebody who runs this network, who entered it.
    OPERATOR;

    /// Whether an opt-in said this way takes back an earlier STOP.
    public boolean liftsStop() {
        return switch (this) {
            case KEYWORD, WEB -> true;
            case IMPORT, CARRIER, DEMO, FREE_TEXT, PERSON_READ, JOURNAL, OPERATOR -> false;
        };
    }
}
