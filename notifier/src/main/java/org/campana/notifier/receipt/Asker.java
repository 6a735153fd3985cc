package org.campana.notifier.receipt;

import java.util.List;
import java.util.Optional;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.enrol.SpokenLanguages;
import org.springframework.stereotype.Component;

/// Who texts us, as far as we know them. Looking somebody up stores nothing.
///
/// @param person empty for a number we never heard of
/// @param standing what they are enrolled for; empty for who is not on the list
/// @param language that we answer in
record Asker(Inbound inbound, Optional<PersonId> person, Optional<Enrolled> standing, Language language) {

    /// Finds out.
    @Component
    record Finder(AddressBook addresses, Enrolment enrolment) {

        /// @param ofTheWord what a stranger seems to speak
        Asker of(Inbound inbound, Language ofTheWord) {
            Optional<PersonId> person = addresses.find(inbound.from());
            List<Language> own = person.map(enrolment::languagesOf).orElse(List.of());
            return new Asker(
                    inbound,
                    person,
                    person.flatMap(enrolment::standing),
                    own.isEmpty() ? ofTheWord : SpokenLanguages.nearest(own));
        }

        /// The same person, from now on known by the index of the number. The number itself is not kept.
        PersonId known(Asker asker) {
            return asker.person().orElseGet(() -> addresses.know(asker.inbound().from()));
        }
    }
}
