package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.ContactTitle;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.SiteContact;
import org.campana.events.SubscriptionChanged;
import org.campana.events.Topics;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.testing.EventProbe;
import org.campana.testing.SampleEvents;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

class EnrolmentIT extends WithNotifier {

    @Autowired
    private AddressBook addresses;

    private static EnrolmentRequest request(PhoneNumber number, Audience audience) {
        return new EnrolmentRequest(
                number,
                audience,
                List.of(SampleEvents.LINCOLN),
                List.of(Language.of("mam"), Language.SPANISH),
                List.of(Channel.SMS),
                false,
                audience == Audience.FAMILIES
                        ? ConsentProof.texted("SM1", Language.SPANISH)
                        : ConsentProof.imported("list-1", Language.ENGLISH));
    }

    private static List<EnrolmentRequest> town() {
        return IntStream.range(0, 492)
                .mapToObj(each -> request(
                        PhoneNumber.of("+1" + List.of(401, 402, 404, 405, 406).get(each / 100) + "55501"
                                + String.format("%02d", each % 100)),
                        each < 62 ? Audience.STAFF : Audience.FAMILIES))
                .toList();
    }

    @Test
    void aTownIsEnrolledAtOnceAndASecondTimeChangesNothing() {
        List<EnrolmentRequest> town = town();

        List<PersonId> people = enrolment.enrolAll(town);

        assertThat(people).hasSize(492);
        assertThat(new HashSet<>(people)).hasSize(492);
        assertThat(addresses.numbersOf(people)).hasSize(492);
        assertThat(addresses.numbersOf(people).get(people.getFirst()))
                .isEqualTo(town.getFirst().number());
        int consents = consents();

        assertThat(enrolment.enrolAll(town)).isEqualTo(people);
        assertThat(consents()).isEqualTo(consents);
        try (EventProbe probe = EventProbe.on(topics, Topics.SUBSCRIPTIONS)) {
            assertThat(probe.awaitAtLeast(492, SubscriptionChanged.class, each -> people.contains(each.personId())))
                    .hasSize(492)
                    .first()
                    .satisfies(
                            each -> assertThat(each.languages()).containsExactly(Language.of("mam"), Language.SPANISH));
        }
    }

    private int consents() {
        return jdbc.sql("select count(*) from notify.consent_event")
                .query(Integer.class)
                .single();
    }

    @Test
    void whoLeavesIsForgottenAndTheDispatcherIsTold() {
        PhoneNumber number = freshNumber();
        PersonId person = enrolment.enrol(request(number, Audience.FAMILIES));

        enrolment.leave(person);

        assertThat(addresses.numbersOf(List.of(person))).isEmpty();
        assertThat(addresses.find(number)).isEqualTo(Optional.of(person));
        assertThat(jdbc.sql("select count(*) from notify.address_key where person_id = :person")
                        .param("person", person.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        try (EventProbe probe = EventProbe.on(topics, Topics.SUBSCRIPTIONS)) {
            assertThat(probe.awaitRecord(record -> record.key().equals(person.toString()) && record.value() == null))
                    .isNotNull();
        }
    }

    @Test
    void aListDoesNotBringBackWhoLeftButTheirOwnWordDoes() {
        PhoneNumber number = freshNumber();
        PersonId person = enrolment.enrol(request(number, Audience.STAFF));
        enrolment.leave(person);

        enrolment.enrol(request(number, Audience.STAFF));
        assertThat(addresses.numbersOf(List.of(person))).isEmpty();

        assertThat(enrolment.start(number, ConsentProof.texted("SM1", Language.SPANISH)))
                .isTrue();
        assertThat(addresses.numbersOf(List.of(person))).containsEntry(person, number);
    }

    @Test
    void theDispatcherIsToldWhichSitesSomebodyIsAContactOf() {
        List<SiteContact> contacts = List.of(
                new SiteContact(SampleEvents.LINCOLN, 1, ContactTitle.PRINCIPAL, "07:30", "16:00"),
                new SiteContact(SchoolId.of("huerta"), 2, ContactTitle.NURSE, null, null));

        PersonId person = enrolment.enrol(new EnrolmentRequest(
                freshNumber(),
                Audience.STAFF,
                List.of(SampleEvents.LINCOLN, SchoolId.of("huerta")),
                List.of(Language.ENGLISH),
                List.of(Channel.SMS),
                true,
                contacts,
                null,
                ConsentProof.imported("list-1", Language.ENGLISH)));

        assertThat(enrolment.enrolledAmong(List.of(person)).values())
                .singleElement()
                .satisfies(each -> assertThat(each.contacts()).isEqualTo(contacts));
        try (EventProbe probe = EventProbe.on(topics, Topics.SUBSCRIPTIONS)) {
            assertThat(probe.awaitAtLeast(
                            1,
                            SubscriptionChanged.class,
                            each -> each.personId().equals(person)))
                    .first()
                    .satisfies(each -> assertThat(each.contacts()).isEqualTo(contacts));
        }
    }

    @Test
    void whoIsTakenOffByAListTookNothingBackAndMayComeBackByOne() {
        PhoneNumber number = freshNumber();
        PersonId person = enrolment.enrol(request(number, Audience.STAFF));

        enrolment.takeOffAll(List.of(person));

        assertThat(addresses.numbersOf(List.of(person))).isEmpty();
        assertThat(enrolment.enrolledAmong(List.of(person)).get(person))
                .satisfies(each -> assertThat(each.left()).isTrue());
        assertThat(jdbc.sql("select count(*) from notify.suppression where person_id = :person")
                        .param("person", person.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        enrolment.enrol(request(number, Audience.STAFF));
        assertThat(addresses.numbersOf(List.of(person))).containsEntry(person, number);
    }

    @Test
    void aPersonIsEnrolledForOneAudienceAtATime() {
        PhoneNumber number = freshNumber();
        enrolment.enrol(request(number, Audience.STAFF));

        assertThatThrownBy(() -> enrolment.enrol(request(number, Audience.FAMILIES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is enrolled for STAFF");
    }

    @Test
    void consentIsNeverChangedOrDeleted() {
        enrolment.enrol(request(freshNumber(), Audience.FAMILIES));

        for (String change : List.of(
                "update notify.consent_event set kind = 'OPT_OUT'",
                "delete from notify.consent_event",
                "truncate notify.consent_event")) {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append-only");
        }
    }
}
