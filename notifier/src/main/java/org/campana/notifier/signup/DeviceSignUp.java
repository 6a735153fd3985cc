package org.campana.notifier.signup;

import org.campana.events.PersonId;
import org.campana.notifier.address.Devices;
import org.campana.notifier.address.PushSubscription;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.signup.SignUpMeters.Outcome;
import org.campana.web.Token;
import org.springframework.stereotype.Component;

/// A device joins without a number. The browser has asked its owner already, and there is no number that somebody
/// else could have typed, so there is no code.
@Component
class DeviceSignUp {

    private final SignUp signUp;
    private final Limits limits;
    private final Devices devices;
    private final Enrolment enrolment;
    private final LeaveLinks links;

    DeviceSignUp(SignUp signUp, Limits limits, Devices devices, Enrolment enrolment, LeaveLinks links) {
        this.signUp = signUp;
        this.limits = limits;
        this.devices = devices;
        this.enrolment = enrolment;
        this.links = links;
    }

    /// Joins, or adds to what this device had asked for.
    ///
    /// @return its private link to leave
    Token join(PushSubscription device, Wish wish, Network network, ConsentProof proof) {
        return signUp.alone(() -> {
            limits.enter(network, Outcome.DEVICE);
            PersonId person = devices.know(device);
            limits.note(person, network, Outcome.DEVICE);
            devices.keep(person, device);
            enrolment.joinByDevice(person, wish.schools(), wish.languages(), wish.hours(), proof);
            return links.make(person);
        });
    }
}
