package org.campana.notifier.roster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.SiteContact;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.jspecify.annotations.Nullable;

/// All rows of one number in one import. Its first row speaks for languages, channels and drills.
///
/// @param person null for a number we do not know yet
/// @param rows at least one
record RosterPerson(@Nullable PersonId person, List<RosterRow> rows) {

    RosterPerson {
        rows = List.copyOf(rows);
    }

    PhoneNumber number() {
        return rows.getFirst().number();
    }

    /// Somebody who is on a list as staff and as a family is staff: a person has one audience.
    boolean isStaff() {
        return rows.stream().anyMatch(row -> row.audience() == Audience.STAFF);
    }

    /// What the list asks for. Of schools that it does not name, and of what it does not say, they keep what they have.
    ///
    /// @param named the schools of the list
    EnrolmentRequest request(@Nullable Enrolled before, Set<SchoolId> named, ConsentProof proof) {
        List<RosterRow> staff =
                rows.stream().filter(row -> row.audience() == Audience.STAFF).toList();
        RosterRow first = staff.getFirst();
        Enrolled now = before == null || before.left() ? null : before;
        Set<SchoolId> schools =
                new LinkedHashSet<>(staff.stream().map(RosterRow::school).toList());
        if (now != null) {
            now.schools().stream().filter(school -> !named.contains(school)).forEach(schools::add);
        }
        return new EnrolmentRequest(
                number(),
                Audience.STAFF,
                List.copyOf(schools),
                said(first.languages(), now == null ? List.of(Language.ENGLISH) : now.languages()),
                said(first.channels(), now == null ? List.of(Channel.SMS) : now.channels()),
                first.drills() == null ? now != null && now.drills() : first.drills(),
                contacts(staff, now, schools),
                now == null ? null : now.hours(),
                proof);
    }

    private static <T> List<T> said(List<T> said, List<T> otherwise) {
        return said.isEmpty() ? otherwise : said;
    }

    private static List<SiteContact> contacts(List<RosterRow> staff, @Nullable Enrolled now, Set<SchoolId> schools) {
        List<SiteContact> contacts = new ArrayList<>();
        for (SchoolId school : schools) {
            List<RosterRow> said = staff.stream()
                    .filter(row -> row.school().equals(school) && (row.contact() != null || row.noContact()))
                    .toList();
            if (!said.isEmpty()) {
                SiteContact contact = said.getFirst().contact();
                if (contact != null) {
                    contacts.add(contact);
                }
            } else if (now != null) {
                now.contacts().stream()
                        .filter(contact -> contact.schoolId().equals(school))
                        .forEach(contacts::add);
            }
        }
        return contacts;
    }

    /// Whether that is what they have already, in whatever order the schools stand.
    static boolean isSame(EnrolmentRequest asked, Enrolled before) {
        return !before.left()
                && Set.copyOf(asked.schools()).equals(Set.copyOf(before.schools()))
                && asked.languages().equals(before.languages())
                && asked.channels().equals(before.channels())
                && asked.drills() == before.drills()
                && Set.copyOf(asked.contacts()).equals(Set.copyOf(before.contacts()));
    }
}
