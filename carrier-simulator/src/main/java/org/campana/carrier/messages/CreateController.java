package org.campana.carrier.messages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.CreateRequest;
import org.campana.carrier.ledger.RequestRecord;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.CarrierScripts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Twilio's create. Writes its answers itself, since a script may want half of one, or none.
@Controller
final class CreateController {

    private final ApiDoor door;
    private final MessageIntake intake;
    private final CarrierScripts scripts;
    private final CarrierLedger ledger;
    private final Clock clock;

    CreateController(ApiDoor door, MessageIntake intake, CarrierScripts scripts, CarrierLedger ledger, Clock clock) {
        this.door = door;
        this.intake = intake;
        this.scripts = scripts;
        this.ledger = ledger;
        this.clock = clock;
    }

    @PostMapping("/carrier/2010-04-01/Accounts/{account}/Messages.json")
    void create(@PathVariable String account, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        CreateRequest asked = asked(request);
        TwilioError closed = door.refusal(account, request);
        if (closed != null) {
            refuse(response, asked, closed);
            return;
        }
        CarrierScripts.Verdict verdict = scripts.verdict(asked);
        Answer answer = verdict.answer() == null ? Answer.sound() : verdict.answer();
        if (!answer.accepts()) {
            record(asked, null, answer);
            door.answers().scripted(request, response, answer, Map.of());
            return;
        }
        switch (intake.take(asked, verdict)) {
            case MessageIntake.Outcome.Refused refused -> refuse(response, asked, refused.error());
            case MessageIntake.Outcome.Taken taken -> {
                CarrierMessage message = taken.message();
                record(asked, message.sid(), answer);
                intake.handOn(message);
                door.answers().scripted(request, response, answer, door.json().resource(message));
            }
        }
    }

    private static CreateRequest asked(HttpServletRequest request) {
        return new CreateRequest(request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()[0])));
    }

    private void refuse(HttpServletResponse response, CreateRequest asked, TwilioError error) throws IOException {
        ledger.recordRequest(
                new RequestRecord(clock.instant(), asked.to(), asked.intent(), null, error.httpStatus(), error.code()));
        door.answers().refuse(response, error);
    }

    private void record(CreateRequest asked, @Nullable String sid, Answer answer) {
        Integer status = switch (answer.kind()) {
            case SOUND, HALF_BODY -> HttpServletResponse.SC_CREATED;
            case ERROR, HTML -> answer.httpStatus();
            case HANG, CUT -> null;
        };
        Integer code = answer.kind() == Answer.Kind.ERROR ? answer.code() : null;
        ledger.recordRequest(new RequestRecord(clock.instant(), asked.to(), asked.intent(), sid, status, code));
    }
}
