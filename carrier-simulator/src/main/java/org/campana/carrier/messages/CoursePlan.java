package org.campana.carrier.messages;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.campana.carrier.CarrierSettings;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.Course;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.script.CarrierScripts;
import org.campana.carrier.script.OddNumbers;
import org.campana.carrier.script.Oddity;
import org.springframework.stereotype.Component;

/// Decides what becomes of a text: as scripted, else as the number is, else it arrives in the usual time.
@Component
final class CoursePlan {

    private final OddNumbers oddNumbers;
    private final CarrierSettings settings;

    CoursePlan(OddNumbers oddNumbers, CarrierSettings settings) {
        this.oddNumbers = oddNumbers;
        this.settings = settings;
    }

    Course of(String to, CarrierScripts.Verdict verdict) {
        Delivery delivery = verdict.delivery();
        Callbacks callbacks = verdict.callbacks();
        return new Course(delivery == null ? usual(to) : delivery, callbacks == null ? Callbacks.prompt() : callbacks);
    }

    private Delivery usual(String to) {
        Duration all = spread(settings.deliveryTime());
        Duration toSent = all.dividedBy(3);
        Delivery delivery =
                oddNumbers.of(to).map(Oddity::code).map(Delivery::undelivered).orElseGet(Delivery::delivered);
        return delivery.within(toSent, all.minus(toSent));
    }

    private static Duration spread(CarrierSettings.DeliveryTime time) {
        long room = time.most().minus(time.least()).toNanos();
        return time.least().plusNanos(ThreadLocalRandom.current().nextLong(room + 1));
    }
}
