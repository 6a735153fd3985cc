package org.campana.standalone.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.campana.carrier.ledger.Phone;
import org.campana.carrier.phone.Phones;
import org.campana.carrier.script.OddNumbers;
import org.campana.carrier.script.Oddity;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.PersonId;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.enrol.EnrolmentRequest;

/// Puts Valle Verde into the services, each part through the door its service offers to everybody. Doing it again
/// changes nothing.
final class Town {

    private static final Set<String> FEATURED = Set.of("staff", "es", "en", "mam", "ar");
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa-AF");

    private Town() {}

    static void open(Schools schools) {
        for (ValleVerde.Site site : ValleVerde.schools()) {
            schools.put(new School(
                    site.id(),
                    site.name(),
                    site.kind(),
                    site.keyword(),
                    site.timeZone(),
                    site.latitude(),
                    site.longitude(),
                    site.places(),
                    true));
        }
    }

    /// Invented people agree to nothing, so doing it again takes nobody's STOP back.
    static void enrol(Enrolment enrolment) {
        List<ValleVerde.Phone> phones = ValleVerde.phones();
        List<PersonId> people = enrolment.enrolAll(phones.stream()
                .map(phone -> new EnrolmentRequest(
                        PhoneNumber.of(phone.number()),
                        phone.audience(),
                        phone.schools(),
                        phone.languages(),
                        List.of(Channel.SMS),
                        false,
                        phone.contacts(),
                        // The demo is played at any hour of the day.
                        Hours.ANY,
                        ConsentProof.invented("valle-verde", phone.languages().getFirst())))
                .toList());
        for (int i = 0; i < phones.size(); i++) {
            if (phones.get(i).oddity() == ValleVerde.Oddity.LEFT) {
                enrolment.leave(people.get(i));
            }
        }
    }

    /// Five of them first: one of the staff and four families of Lincoln, each of another language; beside them stands
    /// a family that gave no number.
    static void handOutPhones(Phones phones) {
        Set<String> shown = new HashSet<>();
        for (ValleVerde.Phone phone : ValleVerde.phones()) {
            String language = phone.languages().getFirst().tag();
            String kind = phone.audience() == Audience.STAFF ? "staff" : language;
            boolean first = phone.schools().contains(ValleVerde.LINCOLN)
                    && phone.oddity() == ValleVerde.Oddity.NONE
                    && FEATURED.contains(kind)
                    && shown.add(kind);
            phones.register(new Phone(
                    phone.number(),
                    phone.label(),
                    language,
                    direction(language),
                    language.equals("mam") ? Phone.Skin.BASIC : Phone.Skin.SMART,
                    first));
        }
    }

    static Phone.WritingDirection direction(String language) {
        return RIGHT_TO_LEFT.contains(language) ? Phone.WritingDirection.RTL : Phone.WritingDirection.LTR;
    }

    static void breakSome(OddNumbers numbers) {
        for (ValleVerde.Phone phone : ValleVerde.phones()) {
            switch (phone.oddity()) {
                case LANDLINE -> numbers.set(phone.number(), Oddity.LANDLINE);
                case NOBODY -> numbers.set(phone.number(), Oddity.UNKNOWN);
                case OFF -> numbers.set(phone.number(), Oddity.OFF);
                case NONE, LEFT -> numbers.set(phone.number(), null);
            }
        }
    }
}
