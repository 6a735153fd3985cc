package org.campana.notifier.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.Consent;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.notifier.roster.Invitations.Invited;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What an import would do, and does: both walk the same way, so that a dry run cannot say anything else than what
/// happens. In the transaction of its caller.
@Component
class RosterPlan {

    private final RosterRows rows;
    private final Enrolment enrolment;
    private final Consent consent;
    private final AddressBook addresses;
    private final Invitations invitations;

    RosterPlan(RosterRows rows, Enrolment enrolment, Consent consent, AddressBook addresses, Invitations invitations) {
        this.rows = rows;
        this.enrolment = enrolment;
        this.consent = consent;
        this.addresses = addresses;
        this.invitations = invitations;
    }

    /// What it would do now. Writes nothing.
    RosterCounts dryRun(UUID id) {
        return walk(id, false);
    }

    /// Does it.
    RosterCounts carryOut(UUID id) {
        return walk(id, true);
    }

    private RosterCounts walk(UUID id, boolean forGood) {
        Set<SchoolId> named = rows.schools(id);
        ConsentProof proof = ConsentProof.imported("roster-" + id, Language.ENGLISH);
        // Before anybody is added: who is on the list and not in the file leaves.
        RosterCounts counts = leavers(id, named, proof, forGood);
        RosterRows.Page page = rows.page(id, new byte[0]);
        while (!page.people().isEmpty()) {
            counts = counts.plus(staff(page.people(), named, proof, forGood)).plus(families(page.people(), forGood));
            page = rows.page(id, page.last());
        }
        return counts;
    }

    private RosterCounts staff(List<RosterPerson> page, Set<SchoolId> named, ConsentProof proof, boolean forGood) {
        List<RosterPerson> staff = page.stream().filter(RosterPerson::isStaff).toList();
        List<PersonId> known = staff.stream()
                .map(RosterPerson::person)
                .filter(Objects::nonNull)
                .toList();
        Map<PersonId, Enrolled> enrolled = enrolment.enrolledAmong(known);
        Set<PersonId> silent = consent.suppressedAmong(known);
        List<EnrolmentRequest> requests = new ArrayList<>();
        RosterCounts counts = RosterCounts.NONE;
        for (RosterPerson each : staff) {
            PersonId person = each.person();
            Enrolled before = person == null ? null : enrolled.get(person);
            EnrolmentRequest asked = each.request(before, named, proof);
            if (person != null && silent.contains(person)) {
                counts = counts.plus(RosterCounts.STOPPED);
            } else if (before != null && !before.left() && before.audience() != Audience.STAFF) {
                counts = counts.plus(RosterCounts.ELSEWHERE);
            } else if (before != null && RosterPerson.isSame(asked, before)) {
                counts = counts.plus(RosterCounts.SAME);
            } else {
                counts = counts.plus(before == null || before.left() ? RosterCounts.FRESH : RosterCounts.CHANGED);
                requests.add(asked);
            }
        }
        if (forGood) {
            enrolment.enrolAll(requests);
        }
        return counts;
    }

    private RosterCounts families(List<RosterPerson> page, boolean forGood) {
        List<RosterPerson> families =
                page.stream().filter(each -> !each.isStaff()).toList();
        if (forGood && !families.isEmpty()) {
            Map<PhoneNumber, PersonId> people = addresses.knowAll(
                    families.stream().map(RosterPerson::number).toList());
            Set<PersonId> silent = consent.suppressedAmong(people.values());
            Map<PersonId, Enrolled> enrolled = enrolment.enrolledAmong(people.values());
            List<Invited> invited = new ArrayList<>();
            for (RosterPerson family : families) {
                PersonId person = people.get(family.number());
                // Who is on the list, or said STOP, needs no invitation; the count must not tell who that is.
                if (person != null && !silent.contains(person) && !isOnTheList(enrolled.get(person))) {
                    family.rows().forEach(row -> invited.add(new Invited(person, row.school(), row.languages())));
                }
            }
            invitations.invite(invited);
        }
        return RosterCounts.NONE.inviting(families.size());
    }

    private static boolean isOnTheList(@Nullable Enrolled enrolled) {
        return enrolled != null && !enrolled.left();
    }

    /// Staff of the named schools who are not in the file: they leave, or stay for their other schools alone.
    private RosterCounts leavers(UUID id, Set<SchoolId> named, ConsentProof proof, boolean forGood) {
        Set<PersonId> inFile = rows.staff(id);
        List<PersonId> leaving = new ArrayList<>();
        Map<PersonId, Enrolled> fewer = new LinkedHashMap<>();
        for (Enrolled each : enrolment.staffOf(named)) {
            if (!inFile.contains(each.person())) {
                if (named.containsAll(each.schools())) {
                    leaving.add(each.person());
                } else {
                    fewer.put(each.person(), each);
                }
            }
        }
        if (forGood) {
            enrolment.takeOffAll(leaving);
            enrolment.enrolAll(without(fewer, named, proof));
        }
        return new RosterCounts(0, fewer.size(), 0, leaving.size(), 0, 0, 0);
    }

    private List<EnrolmentRequest> without(Map<PersonId, Enrolled> people, Set<SchoolId> named, ConsentProof proof) {
        List<EnrolmentRequest> requests = new ArrayList<>();
        addresses.numbersOf(people.keySet()).forEach((person, number) -> {
            Enrolled each = Objects.requireNonNull(people.get(person), "asked for these people");
            requests.add(new EnrolmentRequest(
                    number,
                    each.audience(),
                    each.schools().stream()
                            .filter(school -> !named.contains(school))
                            .toList(),
                    each.languages(),
                    each.channels(),
                    each.drills(),
                    each.contacts().stream()
                            .filter(contact -> !named.contains(contact.schoolId()))
                            .toList(),
                    each.hours(),
                    proof));
        });
        return requests;
    }
}
