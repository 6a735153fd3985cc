package org.campana.notifier.enrol;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.SiteContact;
import org.campana.events.SubscriptionChanged;

/// What somebody asked for, as it is kept.
///
/// @param contacts the sites they are a contact of, of the staff only
/// @param hours when they want to hear of something new
/// @param left whether they are off the list; the rest is what START brings back
public record Enrolled(
        PersonId person,
        Audience audience,
        List<SchoolId> schools,
        List<Language> languages,
        List<Channel> channels,
        boolean drills,
        List<SiteContact> contacts,
        Hours hours,
        boolean left) {

    public Enrolled {
        schools = List.copyOf(schools);
        languages = List.copyOf(languages);
        channels = List.copyOf(channels);
        contacts = List.copyOf(contacts);
    }

    static Enrolled of(PersonId person, EnrolmentRequest asked) {
        return new Enrolled(
                person,
                asked.audience(),
                asked.schools(),
                asked.languages(),
                asked.channels(),
                asked.drills(),
                asked.contacts(),
                asked.hoursOrUsual(),
                false);
    }

    static Enrolled read(ResultSet row, int number) throws SQLException {
        return new Enrolled(
                new PersonId(row.getObject("person_id", UUID.class)),
                Audience.valueOf(row.getString("audience")),
                texts(row.getArray("schools")).map(SchoolId::of).toList(),
                texts(row.getArray("languages")).map(Language::of).toList(),
                texts(row.getArray("channels")).map(Channel::valueOf).toList(),
                row.getBoolean("drills"),
                texts(row.getArray("contacts")).map(ContactText::read).toList(),
                Hours.valueOf(row.getString("hours")),
                row.getObject("left_at") != null);
    }

    private static Stream<String> texts(Array column) throws SQLException {
        return Stream.of((String[]) column.getArray());
    }

    Enrolled back() {
        return new Enrolled(person, audience, schools, languages, channels, drills, contacts, hours, false);
    }

    /// The same at other hours.
    Enrolled at(Hours chosen) {
        return new Enrolled(person, audience, schools, languages, channels, drills, contacts, chosen, left);
    }

    /// The same with what they had asked for before added at the end.
    Enrolled after(Enrolled before) {
        return new Enrolled(
                person,
                audience,
                together(schools, before.schools()),
                together(languages, before.languages()),
                together(channels, before.channels()),
                drills || before.drills(),
                contacts.isEmpty() ? before.contacts() : contacts,
                hours,
                false);
    }

    private static <T> List<T> together(List<T> now, List<T> before) {
        return Stream.concat(now.stream(), before.stream()).distinct().toList();
    }

    Enrolled without(SchoolId school) {
        return new Enrolled(
                person,
                audience,
                schools.stream().filter(each -> !each.equals(school)).toList(),
                languages,
                channels,
                drills,
                contacts.stream()
                        .filter(contact -> !contact.schoolId().equals(school))
                        .toList(),
                hours,
                false);
    }

    /// The same by these channels.
    Enrolled by(List<Channel> chosen) {
        return new Enrolled(person, audience, schools, languages, chosen, drills, contacts, hours, left);
    }

    SubscriptionChanged event() {
        return new SubscriptionChanged(person, audience, schools, languages, channels, drills, contacts, hours);
    }
}
