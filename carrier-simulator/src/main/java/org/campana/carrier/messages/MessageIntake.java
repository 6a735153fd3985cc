package org.campana.carrier.messages;

import java.util.Objects;
import org.campana.carrier.carriage.Carriage;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.CreateRequest;
import org.campana.carrier.ledger.Direction;
import org.campana.carrier.script.CarrierScripts;
import org.springframework.stereotype.Component;

/// Takes a text: checks it, decides its course, writes it down, and hands it on to be carried.
@Component
public final class MessageIntake {

    private final Checks checks;
    private final CoursePlan plan;
    private final Acceptance acceptance;
    private final CarrierScripts scripts;
    private final Carriage carriage;

    MessageIntake(Checks checks, CoursePlan plan, Acceptance acceptance, CarrierScripts scripts, Carriage carriage) {
        this.checks = checks;
        this.plan = plan;
        this.acceptance = acceptance;
        this.scripts = scripts;
        this.carriage = carriage;
    }

    /// What became of a create request.
    sealed interface Outcome {

        /// It is in the ledger and on its way.
        record Taken(CarrierMessage message) implements Outcome {}

        record Refused(TwilioError error) implements Outcome {}
    }

    Outcome take(CreateRequest request, CarrierScripts.Verdict verdict) {
        TwilioError fault = checks.faultOf(request);
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        String to = Objects.requireNonNull(request.to());
        String service = request.messagingServiceSid();
        CarrierMessage message = acceptance.write(
                Direction.OUTBOUND_API,
                to,
                Objects.requireNonNull(request.body()),
                new CarrierMessage.Terms(
                        service == null || service.isBlank() ? null : service,
                        request.statusCallback(),
                        Checks.validitySeconds(request.validityPeriod()),
                        plan.of(to, verdict)));
        return new Outcome.Taken(message);
    }

    /// Tells test listeners that the text is taken and its caller does not know yet, then hands it on. In
    /// that order, so that a listener which holds the caller still sees no callback.
    void handOn(CarrierMessage message) {
        try {
            scripts.accepted(message);
        } finally {
            carriage.carry(message);
        }
    }

    /// Takes and carries a text that answers a phone's: by TwiML or by the network itself. Scripts are
    /// not asked.
    public CarrierMessage reply(String to, String body) {
        CarrierMessage message = acceptance.write(
                Direction.OUTBOUND_REPLY,
                to,
                body,
                new CarrierMessage.Terms(
                        null,
                        null,
                        Checks.LONGEST_VALIDITY,
                        plan.of(to, new CarrierScripts.Verdict(null, null, null))));
        carriage.carry(message);
        return message;
    }
}
