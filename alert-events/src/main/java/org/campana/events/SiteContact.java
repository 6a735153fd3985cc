package org.campana.events;

import java.time.DateTimeException;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// For one site a person is the contact, or a backup of the contact before them.
///
/// @param position 1 is the main contact, 2 and up its backups in order; at most 20
/// @param from since when on a day they can be reached, local to the site, such as `07:30`; null for any hour
/// @param to until when, such as `16:00`; null exactly when `from` is
public record SiteContact(
        SchoolId schoolId,
        int position,
        ContactTitle title,
        @Nullable String from,
        @Nullable String to) {

    private static final int MOST = 20;

    public SiteContact {
        Require.that(position >= 1 && position <= MOST, "position must be 1 to " + MOST);
        Require.that((from == null) == (to == null), "from and to must be given together or not at all");
        Require.that(isTime(from) && isTime(to), "from and to must be times such as 07:30");
    }

    private static boolean isTime(@Nullable String text) {
        try {
            return text == null || (text.length() == 5 && LocalTime.parse(text).getSecond() == 0);
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
