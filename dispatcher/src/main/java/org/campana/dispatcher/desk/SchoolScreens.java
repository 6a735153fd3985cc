package org.campana.dispatcher.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.campana.dispatcher.audience.AudienceList;
import org.campana.dispatcher.audience.Group;
import org.campana.dispatcher.audience.PersonRange;
import org.campana.dispatcher.audience.SiteContacts;
import org.campana.dispatcher.audience.SiteContacts.Contact;
import org.campana.dispatcher.school.BellPhase;
import org.campana.dispatcher.school.ProtocolHistory;
import org.campana.dispatcher.school.School;
import org.campana.events.Audience;
import org.springframework.stereotype.Component;

/// Puts together what the page of a school shows.
@Component
class SchoolScreens {

    private static final PersonRange EVERYBODY = new PersonRange(null, null);

    private final SiteContacts contacts;
    private final AudienceList audience;
    private final ProtocolHistory history;
    private final Clock clock;

    SchoolScreens(SiteContacts contacts, AudienceList audience, ProtocolHistory history, Clock clock) {
        this.contacts = contacts;
        this.audience = audience;
        this.history = history;
        this.clock = clock;
    }

    SchoolScreen of(School school, Locale locale) {
        List<Contact> named = contacts.of(school.schoolId());
        return new SchoolScreen(
                school,
                named,
                school.active() && named.stream().noneMatch(Contact::reachable),
                BellPhase.at(school.bells(), school.zone(), clock.instant()),
                school.bells().week().stream()
                        .map(day -> new SchoolScreen.Day(
                                day.day(), day.day().getDisplayName(TextStyle.FULL_STANDALONE, locale), day))
                        .toList(),
                history.of(school.schoolId()).stream()
                        .map(version -> new SchoolScreen.Agreed(
                                version.version(),
                                version.protocol().rules(),
                                version.editor(),
                                when(version.editedAt(), school, locale)))
                        .toList(),
                new SchoolScreen.Unreached(unreached(school, Audience.STAFF), unreached(school, Audience.FAMILIES)));
    }

    private int unreached(School school, Audience who) {
        Group group = new Group(
                who, school.schoolId(), false, false, school.protocol().channels(who));
        return audience.shares(group, EVERYBODY).stream()
                .filter(share -> share.channels().isEmpty())
                .mapToInt(AudienceList.Share::people)
                .sum();
    }

    private static String when(Instant at, School school, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(school.zone()));
    }
}
