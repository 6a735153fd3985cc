package org.campana.standalone.demo;

import java.util.HashSet;
import java.util.Set;
import org.campana.carrier.ledger.Phone;
import org.campana.carrier.phone.Phones;
import org.campana.carrier.script.OddNumbers;
import org.campana.carrier.script.Oddity;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.events.Audience;

/// Puts Valle Verde into the services, each part through the door its service offers to everybody. Doing it again
/// changes nothing.
final class Town {

    private static final Set<String> FEATURED = Set.of("staff", "es", "en", "mam", "vi", "ar");
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

    /// Six of them first: one of the staff and five families of Lincoln, each of another language.
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
                    RIGHT_TO_LEFT.contains(language) ? Phone.WritingDirection.RTL : Phone.WritingDirection.LTR,
                    language.equals("mam") ? Phone.Skin.BASIC : Phone.Skin.SMART,
                    first));
        }
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
