package org.campana.carrier.call;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.CreateRequest;
import org.campana.carrier.ledger.PhoneCall;
import org.campana.carrier.ledger.RequestRecord;
import org.campana.carrier.messages.ApiDoor;
import org.campana.carrier.messages.TwilioError;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.CarrierScripts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Twilio's create and fetch of calls. The same scripts hold as for texts.
@Controller
@RequestMapping("/carrier/2010-04-01/Accounts/{account}")
final class CallsController {

    private final ApiDoor door;
    private final CallChecks checks;
    private final CarrierScripts scripts;
    private final Exchange exchange;
    private final Records records;

    CallsController(ApiDoor door, CallChecks checks, CarrierScripts scripts, Exchange exchange, Records records) {
        this.door = door;
        this.checks = checks;
        this.scripts = scripts;
        this.exchange = exchange;
        this.records = records;
    }

    @PostMapping("/Calls.json")
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
            records.write(asked, null, answer);
            door.answers().scripted(request, response, answer, Map.of());
            return;
        }
        TwilioError fault = checks.faultOf(asked);
        if (fault != null) {
            refuse(response, asked, fault);
            return;
        }
        PhoneCall call = exchange.place(
                Objects.requireNonNull(asked.to()),
                asked.parameters().getOrDefault("Url", ""),
                asked.statusCallback(),
                verdict);
        records.write(asked, call.sid(), answer);
        door.answers().scripted(request, response, answer, CallJson.resource(call, account));
    }

    @GetMapping("/Calls/{sid}.json")
    void fetch(
            @PathVariable String account,
            @PathVariable String sid,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TwilioError closed = door.refusal(account, request);
        Optional<PhoneCall> call = exchange.book().call(sid);
        if (closed != null) {
            door.answers().refuse(response, closed);
        } else if (call.isEmpty()) {
            door.answers().refuse(response, TwilioError.notFound(ApiDoor.path(request)));
        } else {
            door.answers().sound(response, HttpServletResponse.SC_OK, CallJson.resource(call.get(), account));
        }
    }

    private static CreateRequest asked(HttpServletRequest request) {
        return new CreateRequest(request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()[0])));
    }

    private void refuse(HttpServletResponse response, CreateRequest asked, TwilioError error) throws IOException {
        records.refused(asked, error);
        door.answers().refuse(response, error);
    }

    /// Writes down what was asked and answered.
    @org.springframework.stereotype.Component
    record Records(CarrierLedger ledger, Clock clock) {

        void write(CreateRequest asked, @Nullable String sid, Answer answer) {
            Integer status = switch (answer.kind()) {
                case SOUND, HALF_BODY -> HttpServletResponse.SC_CREATED;
                case ERROR, HTML -> answer.httpStatus();
                case HANG, CUT -> null;
            };
            Integer code = answer.kind() == Answer.Kind.ERROR ? answer.code() : null;
            ledger.recordRequest(new RequestRecord(clock.instant(), asked.to(), asked.callIntent(), sid, status, code));
        }

        void refused(CreateRequest asked, TwilioError error) {
            ledger.recordRequest(new RequestRecord(
                    clock.instant(), asked.to(), asked.callIntent(), null, error.httpStatus(), error.code()));
        }
    }
}
