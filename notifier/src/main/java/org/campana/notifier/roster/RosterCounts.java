package org.campana.notifier.roster;

/// What an import does, or did, in people: of the staff on it each counts once, those who leave included.
///
/// @param fresh come on the list
/// @param changed are on it, and something about them changes
/// @param same are on it just so
/// @param leaving were on it for a school that the file names, and are not in the file
/// @param stopped said STOP: they stay off
/// @param elsewhere are on the list by another way, such as a family's: they stay as they are
/// @param invited families, who are told nothing
record RosterCounts(int fresh, int changed, int same, int leaving, int stopped, int elsewhere, int invited) {

    static final RosterCounts NONE = new RosterCounts(0, 0, 0, 0, 0, 0, 0);

    static final RosterCounts FRESH = new RosterCounts(1, 0, 0, 0, 0, 0, 0);
    static final RosterCounts CHANGED = new RosterCounts(0, 1, 0, 0, 0, 0, 0);
    static final RosterCounts SAME = new RosterCounts(0, 0, 1, 0, 0, 0, 0);
    static final RosterCounts STOPPED = new RosterCounts(0, 0, 0, 0, 1, 0, 0);
    static final RosterCounts ELSEWHERE = new RosterCounts(0, 0, 0, 0, 0, 1, 0);

    static RosterCounts of(Integer[] column) {
        return new RosterCounts(column[0], column[1], column[2], column[3], column[4], column[5], column[6]);
    }

    Integer[] column() {
        return new Integer[] {fresh, changed, same, leaving, stopped, elsewhere, invited};
    }

    RosterCounts inviting(int families) {
        return new RosterCounts(fresh, changed, same, leaving, stopped, elsewhere, invited + families);
    }

    RosterCounts plus(RosterCounts more) {
        return new RosterCounts(
                fresh + more.fresh,
                changed + more.changed,
                same + more.same,
                leaving + more.leaving,
                stopped + more.stopped,
                elsewhere + more.elsewhere,
                invited + more.invited);
    }

    /// Whether anything would be different afterwards.
    boolean changesNothing() {
        return fresh + changed + leaving + invited == 0;
    }
}
