package org.campana.notifier.signup;

import java.util.List;
import java.util.Optional;
import org.campana.events.Audience;
import org.campana.events.PersonId;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.Consent;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.web.Token;
import org.springframework.stereotype.Component;

/// How somebody stands to the list, and the step onto it.
@Component
class Joining {

    private final AddressBook addresses;
    private final Consent consent;
    private final Enrolment enrolment;
    private final LeaveLinks links;

    Joining(AddressBook addresses, Consent consent, Enrolment enrolment, LeaveLinks links) {
        this.addresses = addresses;
        this.consent = consent;
        this.enrolment = enrolment;
        this.links = links;
    }

    Optional<PhoneNumber> numberOf(PersonId person) {
        return Optional.ofNullable(addresses.numbersOf(List.of(person)).get(person));
    }

    boolean isOff(PersonId person) {
        return !consent.suppressedAmong(List.of(person)).isEmpty();
    }

    boolean isOnAnotherList(PersonId person) {
        return enrolment
                .standing(person)
                .filter(current -> current.audience() != Audience.FAMILIES)
                .isPresent();
    }

    void join(EnrolmentRequest request) {
        enrolment.join(request);
    }

    /// They agreed to one more channel than the request said.
    void agreed(PersonId person, ConsentProof proof) {
        consent.optIn(List.of(person), proof);
    }

    Token linkOf(PersonId person) {
        return links.make(person);
    }
}
