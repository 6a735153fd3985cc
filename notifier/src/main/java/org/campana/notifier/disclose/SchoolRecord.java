package org.campana.notifier.disclose;

import java.util.List;

/// What the notifier holds of one school. Small groups are not counted out: `<5` says that there are fewer than five,
/// or none.
///
/// @param known whether there is a school of this id
/// @param people counts by audience and first language
/// @param left how many left within the last week; older ones are not tied to a school any more
public record SchoolRecord(boolean known, String name, String kind, boolean active, List<Count> people, String left) {

    /// Fewer than this many people are never counted out.
    static final int LEAST = 5;

    /// Copies the list.
    public SchoolRecord {
        people = List.copyOf(people);
    }

    static String masked(int people) {
        return people < LEAST ? "<" + LEAST : Integer.toString(people);
    }

    /// So many people.
    public record Count(String audience, String language, String people) {}
}
