package org.campana.dispatcher.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalTime;
import java.util.List;
import org.campana.dispatcher.DispatcherIntegration;
import org.campana.dispatcher.Probe;
import org.campana.dispatcher.Town;
import org.campana.dispatcher.audience.SiteContacts.Contact;
import org.campana.dispatcher.audience.SiteContacts.Reach;
import org.campana.dispatcher.school.Schools;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.ContactTitle;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.SiteContact;
import org.campana.events.SubscriptionChanged;
import org.campana.events.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SiteContactsIT extends DispatcherIntegration {

    @Autowired
    private SiteContacts contacts;

    @Autowired
    private Schools schools;

    @Autowired
    private Probe probe;

    @Autowired
    private JdbcClient jdbc;

    private SchoolId school;

    @BeforeEach
    void aTown() {
        school = Town.of(schools, probe, jdbc).schoolId();
    }

    @Test
    void contactsStandInTheirOrderWithTitleHoursAndWhetherTheyCanBeReached() {
        tell(PersonId.random(), Channel.SMS, List.of(school), contact(2, ContactTitle.NURSE, null, null));
        tell(PersonId.random(), Channel.SMS, List.of(school), contact(1, ContactTitle.PRINCIPAL, "07:30", "16:00"));
        tell(PersonId.random(), Channel.VOICE, List.of(school), contact(3, ContactTitle.TEACHER, null, null));
        tell(PersonId.random(), Channel.SMS, List.of(), contact(4, ContactTitle.OTHER, null, null));

        await().until(() -> contacts.of(school).size() == 4);
        assertThat(contacts.of(school))
                .containsExactly(
                        new Contact(1, ContactTitle.PRINCIPAL, LocalTime.of(7, 30), LocalTime.of(16, 0), true),
                        new Contact(2, ContactTitle.NURSE, null, null, true),
                        // Nobody can be called yet, and the fourth is not on the staff list.
                        new Contact(3, ContactTitle.TEACHER, null, null, false),
                        new Contact(4, ContactTitle.OTHER, null, null, false));
        assertThat(contacts.reach()).containsEntry(school, new Reach(4, 2));
    }

    @Test
    void theNewestRecordReplacesAContactAndATombstoneTakesIt() {
        PersonId person = PersonId.random();
        tell(person, Channel.SMS, List.of(school), contact(1, ContactTitle.NURSE, null, null));
        await().until(() -> contacts.of(school).size() == 1);

        tell(person, Channel.SMS, List.of(school), contact(2, ContactTitle.SECURITY, null, null));
        await().until(() -> contacts.of(school).getFirst().position() == 2);
        probe.sendGone(Topics.SUBSCRIPTIONS, person.toString());

        await().until(() -> contacts.of(school).isEmpty());
        assertThat(contacts.reach()).doesNotContainKey(school);
    }

    @Test
    void whoIsNoContactAnyMoreIsTakenOff() {
        PersonId person = PersonId.random();
        tell(person, Channel.SMS, List.of(school), contact(1, ContactTitle.NURSE, null, null));
        await().until(() -> contacts.of(school).size() == 1);

        tell(person, Channel.SMS, List.of(school));

        await().until(() -> contacts.of(school).isEmpty());
    }

    private SiteContact contact(int position, ContactTitle title, String from, String to) {
        return new SiteContact(school, position, title, from, to);
    }

    private void tell(PersonId person, Channel channel, List<SchoolId> staffOf, SiteContact... named) {
        probe.send(
                Topics.SUBSCRIPTIONS,
                new SubscriptionChanged(
                        person,
                        Audience.STAFF,
                        staffOf,
                        List.of(Language.ENGLISH),
                        List.of(channel),
                        false,
                        named.length == 0 ? null : List.of(named),
                        null));
    }
}
