package org.campana.notifier.enrol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.SuppressionReason;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.Consent;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.consent.ConsentSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// People join and leave. Number, consent, enrolment and the word to the dispatcher are one transaction.
@Component
public class Enrolment {

    private final AddressBook addresses;
    private final Consent consent;
    private final ExpressConsent express;
    private final Subscriptions subscriptions;
    private final TransactionTemplate transactions;

    Enrolment(
            AddressBook addresses,
            Consent consent,
            ExpressConsent express,
            Subscriptions subscriptions,
            TransactionTemplate transactions) {
        this.addresses = addresses;
        this.consent = consent;
        this.express = express;
        this.subscriptions = subscriptions;
        this.transactions = transactions;
    }

    /// As [#enrolAll] for one.
    public PersonId enrol(EnrolmentRequest request) {
        return enrolAll(List.of(request)).getFirst();
    }

    /// Enrols many in one transaction; a second time with the same wishes changes nothing. Somebody who said
    /// STOP stays off the list unless the request is their own word; an import is not.
    ///
    /// @return the person of each request, in order
    /// @throws IllegalArgumentException when a number is enrolled for another audience already: a person has
    ///     one; or when somebody else's word puts a family on the list
    public List<PersonId> enrolAll(List<EnrolmentRequest> requests) {
        List<PersonId> people = transactions.execute(status -> enrolNow(requests));
        return people == null ? List.of() : people;
    }

    /// Somebody asks for themselves, once more perhaps: schools and channels are added to those asked for before, and
    /// the languages named now come first. Who had left begins anew.
    ///
    /// @throws IllegalArgumentException when the number is enrolled for another audience: a person has one
    public PersonId join(EnrolmentRequest request) {
        PersonId person = transactions.execute(status -> {
            Enrolled before = addresses
                    .find(request.number())
                    .flatMap(subscriptions::find)
                    .filter(enrolled -> !enrolled.left())
                    .orElse(null);
            return enrolNow(List.of(before == null ? request : request.after(before)))
                    .getFirst();
        });
        return Objects.requireNonNull(person, "the transaction always answers");
    }

    /// A device asks for itself, as in [#join]; its person is known by the device, not by a number.
    public void joinByDevice(
            PersonId person,
            List<SchoolId> schools,
            List<Language> languages,
            @Nullable Hours hours,
            ConsentProof proof) {
        transactions.executeWithoutResult(status -> {
            Enrolled before = subscriptions
                    .find(person)
                    .filter(enrolled -> !enrolled.left())
                    .orElse(null);
            Hours chosen = hours != null ? hours : before != null ? before.hours() : Hours.SCHOOL;
            Enrolled asked = new Enrolled(
                    person,
                    Audience.FAMILIES,
                    schools,
                    languages,
                    List.of(Channel.PUSH),
                    false,
                    List.of(),
                    chosen,
                    false);
            Enrolled now = before == null ? asked : asked.after(before);
            if (!now.equals(before)) {
                consent.optIn(List.of(person), proof);
                subscriptions.write(List.of(now));
            }
        });
    }

    private List<PersonId> enrolNow(List<EnrolmentRequest> requests) {
        requests.forEach(express::check);
        Map<PhoneNumber, PersonId> people = addresses.knowAll(
                requests.stream().map(EnrolmentRequest::number).toList());
        Set<PersonId> silent = consent.suppressedAmong(people.values());
        Map<PersonId, Enrolled> before = subscriptions.of(people.values());
        Map<PersonId, EnrolmentRequest> joining = new LinkedHashMap<>();
        List<PersonId> answer = new ArrayList<>();
        for (EnrolmentRequest request : requests) {
            PersonId person = personOf(people, request);
            answer.add(person);
            if (!silent.contains(person) || request.proof().source().liftsStop()) {
                refuseOtherAudience(before.get(person), request);
                joining.put(person, request);
            }
        }
        subscriptions.tryAgain(joining.entrySet().stream()
                .filter(each -> each.getValue().proof().source().liftsStop())
                .map(Map.Entry::getKey)
                .toList());
        joining.entrySet()
                .removeIf(each -> Enrolled.of(each.getKey(), each.getValue()).equals(before.get(each.getKey())));
        addresses.rememberAll(
                joining.values().stream().map(EnrolmentRequest::number).toList());
        joining.entrySet().stream()
                .collect(Collectors.groupingBy(
                        each -> each.getValue().proof(),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .forEach((proof, each) -> consent.optIn(each, proof));
        subscriptions.write(joining.entrySet().stream()
                .map(each -> Enrolled.of(each.getKey(), each.getValue()))
                .toList());
        return answer;
    }

    private static PersonId personOf(Map<PhoneNumber, PersonId> people, EnrolmentRequest request) {
        PersonId person = people.get(request.number());
        if (person == null) {
            throw new IllegalStateException("A number of this list has no person");
        }
        return person;
    }

    private static void refuseOtherAudience(@Nullable Enrolled before, EnrolmentRequest request) {
        if (before != null && !before.left() && before.audience() != request.audience()) {
            throw new IllegalArgumentException(
                    "person " + before.person() + " is enrolled for " + before.audience() + " and cannot also be for "
                            + request.audience() + ": let them leave first, or use another number");
        }
    }

    /// They left by their own word on our page.
    public void leave(PersonId person) {
        leaveAll(
                List.of(person),
                SuppressionReason.LEFT_THE_LIST,
                new ConsentProof(ConsentSource.WEB, Language.ENGLISH, Channel.SMS, null, null, null));
    }

    /// They said once more that they want to hear, by their own word: a channel that was given up is tried
    /// again. In the transaction of the caller.
    public void renew(PersonId person, ConsentProof proof) {
        transactions.executeWithoutResult(status -> standing(person).ifPresent(enrolled -> {
            subscriptions.tryAgain(List.of(person));
            consent.optIn(List.of(person), proof);
            subscriptions.write(List.of(enrolled));
        }));
    }

    /// They want to hear no more of one school, by their own word; of the last one is leaving altogether (C4).
    public void leaveSchool(PersonId person, SchoolId school, ConsentProof proof) {
        transactions.executeWithoutResult(status -> subscriptions
                .find(person)
                .filter(enrolled -> !enrolled.left() && enrolled.schools().contains(school))
                .ifPresent(enrolled -> {
                    if (enrolled.schools().size() == 1) {
                        leaveAll(List.of(person), SuppressionReason.LEFT_THE_LIST, proof);
                    } else {
                        subscriptions.write(List.of(enrolled.without(school)));
                    }
                }));
    }

    /// As [#leaveAll(Map, SuppressionReason)], where one thing proves it of all.
    public Set<PersonId> leaveAll(Collection<PersonId> people, SuppressionReason reason, ConsentProof proof) {
        return leaveAll(
                people.stream().distinct().collect(Collectors.toMap(person -> person, person -> proof)), reason);
    }

    /// They are off the list: nothing is sent from the commit on, the dispatcher is told, the number is
    /// forgotten.
    ///
    /// @param proofs what proves it of each
    /// @return those who were not off it before
    public Set<PersonId> leaveAll(Map<PersonId, ConsentProof> proofs, SuppressionReason reason) {
        if (proofs.isEmpty()) {
            return Set.of();
        }
        Set<PersonId> left = transactions.execute(status -> {
            Set<PersonId> fresh = consent.optOut(proofs, reason);
            subscriptions.end(fresh);
            addresses.forgetAll(fresh);
            return fresh;
        });
        return left == null ? Set.of() : left;
    }

    /// A list that brought them has them no more: their subscription ends and the number is forgotten. They
    /// took nothing back, so a later list may bring them again.
    public void takeOffAll(Collection<PersonId> people) {
        if (!people.isEmpty()) {
            transactions.executeWithoutResult(status -> {
                subscriptions.end(people);
                addresses.forgetAll(people);
            });
        }
    }

    /// What these people asked for, who left among them; strangers are not in the answer.
    public Map<PersonId, Enrolled> enrolledAmong(Collection<PersonId> people) {
        return subscriptions.of(people);
    }

    /// The staff on the list who hear of one of these schools.
    public List<Enrolled> staffOf(Collection<SchoolId> schools) {
        return subscriptions.staffOf(schools);
    }

    /// Somebody said START by text: what they had asked for holds again.
    ///
    /// @return false when they had never asked for anything
    public boolean start(PhoneNumber number, ConsentProof proof) {
        Boolean back = transactions.execute(status -> {
            Optional<Enrolled> before = addresses.find(number).flatMap(subscriptions::find);
            before.ifPresent(enrolled -> {
                addresses.remember(number);
                subscriptions.tryAgain(List.of(enrolled.person()));
                consent.optIn(List.of(enrolled.person()), proof);
                subscriptions.write(List.of(enrolled.back()));
            });
            return before.isPresent();
        });
        return Boolean.TRUE.equals(back);
    }

    /// What somebody who left had asked for is forgotten now, not in a week; START cannot bring it back.
    public void forgetWishes(PersonId person) {
        subscriptions.forget(person);
    }

    /// What this person is enrolled for now; empty when they never were or left.
    public Optional<Enrolled> standing(PersonId person) {
        return subscriptions.find(person).filter(enrolled -> !enrolled.left());
    }

    /// The languages of a person in their own order, also after they left; empty for a stranger.
    public List<Language> languagesOf(PersonId person) {
        return subscriptions.find(person).map(Enrolled::languages).orElse(List.of());
    }
}
