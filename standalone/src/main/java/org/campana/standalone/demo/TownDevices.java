package org.campana.standalone.demo;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.campana.carrier.ledger.Phone;
import org.campana.carrier.push.PushDevice;
import org.campana.carrier.push.PushDevices;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.address.Devices;
import org.campana.notifier.address.PushSubscription;
import org.campana.notifier.channel.push.PushSettings;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.enrol.Enrolment;
import org.springframework.beans.factory.ObjectProvider;

/// The families of the town that joined without a number: their browsers subscribe anew at each start, as after a reset
/// of the phone, and stay the same people. Who left stays away.
final class TownDevices {

    private final ObjectProvider<PushDevices> browsers;
    private final ObjectProvider<Devices> devices;
    private final ObjectProvider<Enrolment> enrolment;
    private final ObjectProvider<PushSettings> settings;

    TownDevices(
            ObjectProvider<PushDevices> browsers,
            ObjectProvider<Devices> devices,
            ObjectProvider<Enrolment> enrolment,
            ObjectProvider<PushSettings> settings) {
        this.browsers = browsers;
        this.devices = devices;
        this.enrolment = enrolment;
        this.settings = settings;
    }

    /// Does nothing where one of the parts runs elsewhere.
    void join() {
        browsers.ifAvailable(push -> devices.ifAvailable(known -> enrolment.ifAvailable(book -> settings.ifAvailable(
                set -> ValleVerde.devices().forEach(each -> join(each, push, known, book, set))))));
    }

    private static void join(
            ValleVerde.Device owner, PushDevices push, Devices known, Enrolment book, PushSettings settings) {
        URI service = settings.simulated();
        if (service == null) {
            return;
        }
        PushDevice device = push.add(phone(owner), idOf(owner), settings.vapidPublicKey());
        PushSubscription subscription =
                PushSubscription.of(service + device.id(), device.p256dh(), device.auth(), settings.services());
        PersonId person = known.know(subscription);
        if (book.standing(person).filter(Enrolled::left).isEmpty()) {
            known.keep(person, subscription);
            book.joinByDevice(
                    person,
                    List.of(owner.school()),
                    owner.languages(),
                    Hours.ANY,
                    ConsentProof.invented("valle-verde", owner.languages().getFirst()));
        }
    }

    private static Phone phone(ValleVerde.Device owner) {
        Language language = owner.languages().getFirst();
        return new Phone(
                owner.number(),
                owner.label(),
                language.tag(),
                Town.direction(language.tag()),
                Phone.Skin.SMART,
                language.equals(Language.SPANISH));
    }

    /// The same at every start, so that the device stays the same person.
    private static String idOf(ValleVerde.Device owner) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("valle-verde " + owner.number()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256", missing);
        }
    }
}
