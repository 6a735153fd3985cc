package org.campana.carrier.messages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.MessageStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Twilio's fetch, list and delete.
@Controller
@RequestMapping("/carrier/2010-04-01/Accounts/{account}")
final class MessagesController {

    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_PAGE = 1_000;

    private final ApiDoor door;
    private final CarrierLedger ledger;
    private final Clock clock;

    MessagesController(ApiDoor door, CarrierLedger ledger, Clock clock) {
        this.door = door;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/Messages/{sid}.json")
    void fetch(
            @PathVariable String account,
            @PathVariable String sid,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TwilioError closed = door.refusal(account, request);
        if (closed != null) {
            door.answers().refuse(response, closed);
            return;
        }
        Optional<CarrierMessage> message = visible(sid);
        if (message.isPresent()) {
            door.answers()
                    .sound(response, HttpServletResponse.SC_OK, door.json().resource(message.get()));
        } else {
            door.answers().refuse(response, TwilioError.notFound(ApiDoor.path(request)));
        }
    }

    @GetMapping("/Messages.json")
    void list(@PathVariable String account, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        TwilioError closed = door.refusal(account, request);
        if (closed != null) {
            door.answers().refuse(response, closed);
            return;
        }
        ListFilter filter;
        int page;
        int size;
        try {
            filter = ListFilter.of(request.getParameterMap());
            page = number(request.getParameter("Page"), 0, 0, Integer.MAX_VALUE / LONGEST_PAGE);
            size = number(request.getParameter("PageSize"), USUAL_PAGE, 1, LONGEST_PAGE);
        } catch (IllegalArgumentException unreadable) {
            door.answers().refuse(response, TwilioError.badRequest(20001, "Invalid filter or page"));
            return;
        }
        List<CarrierMessage> all = ledger.messages(message -> !message.deleted() && filter.fits(message))
                .reversed();
        door.answers()
                .sound(
                        response,
                        HttpServletResponse.SC_OK,
                        door.json().page(all, page, size, queryWithoutPage(request)));
    }

    @DeleteMapping("/Messages/{sid}.json")
    void delete(
            @PathVariable String account,
            @PathVariable String sid,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TwilioError closed = door.refusal(account, request);
        Optional<CarrierMessage> message = visible(sid);
        if (closed != null) {
            door.answers().refuse(response, closed);
        } else if (message.isEmpty()) {
            door.answers().refuse(response, TwilioError.notFound(ApiDoor.path(request)));
        } else if (inProgress(message.get())) {
            door.answers().refuse(response, TwilioError.inProgress());
        } else {
            ledger.recordDeleted(sid, clock.instant());
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    private static boolean inProgress(CarrierMessage message) {
        return message.status() == MessageStatus.ACCEPTED || message.status() == MessageStatus.QUEUED;
    }

    private Optional<CarrierMessage> visible(String sid) {
        return ledger.message(sid).filter(message -> !message.deleted());
    }

    private static int number(@Nullable String text, int otherwise, int least, int most) {
        return text == null ? otherwise : Math.clamp(Integer.parseInt(text), least, most);
    }

    private static String queryWithoutPage(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !field.getKey().startsWith("Page"))
                .flatMap(field ->
                        Stream.of(field.getValue()).map(value -> "&" + encoded(field.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
