package org.campana.notifier.reach;

/// Where somebody stands. Everybody who ever was on the list is in exactly one of the first ten.
enum Standing {
    REACHABLE(true),
    PHONE_OFF(true),
    NUMBER_GONE(true),
    LANDLINE(true),
    NO_ROUTE(true),
    /// Did not answer the yearly question; sent nothing until they say a word.
    NOT_CONFIRMED(true),
    /// Said something that sounds like leaving, and a person has not read it yet. Sent nothing until then.
    HELD(true),
    /// By their own word.
    LEFT(false),
    /// The carrier will not text them: they said stop to it, or blocked us.
    BLOCKED(false),
    /// By a list that had them no more.
    TAKEN_OFF(false),
    /// Asked to join, and has not confirmed.
    WAITING(false),
    /// Named by a school's list, and has not asked to join.
    INVITED(false);

    private final boolean onTheList;

    Standing(boolean onTheList) {
        this.onTheList = onTheList;
    }

    boolean isOnTheList() {
        return onTheList;
    }
}
