package org.campana.notifier.enrol;

import org.campana.events.ContactTitle;
import org.campana.events.SchoolId;
import org.campana.events.SiteContact;

/// One [SiteContact] in one cell of a column, such as `lincoln 1 PRINCIPAL 07:30 16:00`.
public final class ContactText {

    private static final String ANY_HOUR = "-";

    private ContactText() {}

    /// Writes it.
    public static String of(SiteContact contact) {
        String from = contact.from();
        String to = contact.to();
        return String.join(
                " ",
                contact.schoolId().value(),
                Integer.toString(contact.position()),
                contact.title().name(),
                from == null ? ANY_HOUR : from,
                to == null ? ANY_HOUR : to);
    }

    /// Reads what [#of] wrote.
    public static SiteContact read(String text) {
        String[] parts = text.split(" ", -1);
        boolean anyHour = parts[3].equals(ANY_HOUR);
        return new SiteContact(
                SchoolId.of(parts[0]),
                Integer.parseInt(parts[1]),
                ContactTitle.valueOf(parts[2]),
                anyHour ? null : parts[3],
                anyHour ? null : parts[4]);
    }
}
