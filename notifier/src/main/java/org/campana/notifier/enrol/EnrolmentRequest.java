package org.campana.notifier.enrol;

import java.util.List;
import java.util.stream.Stream;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.campana.events.SiteContact;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.jspecify.annotations.Nullable;

/// Somebody wants to be told.
///
/// @param schools of which they want to hear; at least one
/// @param languages in their own order; at least one
/// @param channels in their own order; at least one
/// @param drills whether they take part in drills
/// @param contacts the sites they are a contact of; of the staff only
/// @param hours when they want to hear of something new; null when they made no choice
public record EnrolmentRequest(
        PhoneNumber number,
        Audience audience,
        List<SchoolId> schools,
        List<Language> languages,
        List<Channel> channels,
        boolean drills,
        List<SiteContact> contacts,
        @Nullable Hours hours,
        ConsentProof proof) {

    public EnrolmentRequest {
        schools = List.copyOf(schools);
        languages = List.copyOf(languages);
        channels = List.copyOf(channels);
        contacts = List.copyOf(contacts);
        if (!contacts.isEmpty() && audience != Audience.STAFF) {
            throw new IllegalArgumentException("contacts of a site must be of its staff");
        }
        if (schools.isEmpty() || languages.isEmpty() || channels.isEmpty()) {
            throw new IllegalArgumentException("an enrolment needs at least one school, one language and one channel");
        }
    }

    /// Of somebody who is no site's contact and made no choice of hours.
    public EnrolmentRequest(
            PhoneNumber number,
            Audience audience,
            List<SchoolId> schools,
            List<Language> languages,
            List<Channel> channels,
            boolean drills,
            ConsentProof proof) {
        this(number, audience, schools, languages, channels, drills, List.of(), null, proof);
    }

    /// When they are told. Who made no choice: staff at any hour, because it is their work; everybody else around
    /// school
    /// hours (reliability C11).
    Hours hoursOrUsual() {
        return hours != null ? hours : audience == Audience.STAFF ? Hours.ANY : Hours.SCHOOL;
    }

    /// The same at hours of their own choice.
    public EnrolmentRequest at(Hours chosen) {
        return new EnrolmentRequest(number, audience, schools, languages, channels, drills, contacts, chosen, proof);
    }

    /// The same with what they had asked for before added at the end.
    EnrolmentRequest after(Enrolled before) {
        return new EnrolmentRequest(
                number,
                audience,
                together(schools, before.schools()),
                together(languages, before.languages()),
                together(channels, before.channels()),
                drills || before.drills(),
                contacts.isEmpty() ? before.contacts() : contacts,
                hours == null ? before.hours() : hours,
                proof);
    }

    private static <T> List<T> together(List<T> now, List<T> before) {
        return Stream.concat(now.stream(), before.stream()).distinct().toList();
    }
}
