package org.campana.carrier.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.campana.carrier.call.Exchange;
import org.campana.carrier.ledger.Phone;
import org.campana.carrier.phone.Phones;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The pages of the phones.
@Controller
@ConditionalOnBooleanProperty("carrier.page")
@RequestMapping("/demo/phones")
final class PhonesController {

    /// As many texts of a phone as one reads side by side, and alone.
    private static final int FEW = 12;

    private static final int MANY = 200;

    private static final int PAGE = 50;
    private static final int LONGEST_TEXT = 1_600;
    private static final String CALL = "CALL";
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{7,14}");

    private final Directory directory;
    private final Phones phones;
    private final Exchange exchange;
    private final PhoneViews views;
    private final PhoneStreams streams;
    private final NetworkControls controls;

    PhonesController(
            Directory directory,
            Phones phones,
            Exchange exchange,
            PhoneViews views,
            PhoneStreams streams,
            NetworkControls controls) {
        this.directory = directory;
        this.phones = phones;
        this.exchange = exchange;
        this.views = views;
        this.streams = streams;
        this.controls = controls;
    }

    @GetMapping
    String side(Model model) {
        show(model, directory.first(), FEW);
        model.addAttribute("controls", controls.state());
        model.addAttribute("delays", NetworkControls.Delay.values());
        model.addAttribute("losses", NetworkControls.Loss.values());
        model.addAttribute("reports", NetworkControls.Reports.values());
        model.addAttribute("outages", NetworkControls.Outage.values());
        return "carrier/phones";
    }

    @GetMapping("/all")
    String all(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int page, Model model) {
        List<Phone> found = directory.search(q);
        int from = Math.clamp((long) page * PAGE, 0, found.size());
        int to = Math.min(from + PAGE, found.size());
        model.addAttribute("q", q);
        model.addAttribute("total", found.size());
        model.addAttribute(
                "phones",
                found.subList(from, to).stream()
                        .map(phone -> views.view(phone, 1))
                        .toList());
        model.addAttribute("next", to < found.size() ? page + 1 : null);
        model.addAttribute("previous", page > 0 ? page - 1 : null);
        return "carrier/all-phones";
    }

    @GetMapping("/{digits:[0-9]+}")
    String one(@PathVariable String digits, Model model) {
        show(model, List.of(phones.phone(number(digits))), MANY);
        return "carrier/one-phone";
    }

    private void show(Model model, List<Phone> shown, int newest) {
        List<PhoneView> all =
                shown.stream().map(phone -> views.view(phone, newest)).toList();
        model.addAttribute("phones", all);
        model.addAttribute(
                "stream",
                "phones=" + String.join(",", all.stream().map(PhoneView::digits).toList()) + "&newest=" + newest);
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            @RequestParam("phones") String digits,
            @RequestParam(defaultValue = "12") int newest,
            HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        List<String> numbers = Arrays.stream(digits.split(",", -1))
                .filter(each -> !each.isEmpty())
                .map(PhonesController::number)
                .limit(PAGE)
                .toList();
        return streams.open(numbers, Math.clamp(newest, 1, MANY));
    }

    /// A phone's owner presses a key or sends words. During a call the digits go to the call.
    ///
    /// @param key 1, 2, 3, STOP or START; CALL calls our number
    /// @param words anything
    /// @param htmx whether only the form is wanted back
    @PostMapping("/{digits:[0-9]+}/texts")
    String text(
            @PathVariable String digits,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String words,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        String number = number(digits);
        String body = key == null ? words : key;
        if (CALL.equals(key)) {
            exchange.dial(number);
        } else if (body != null && !body.isBlank() && !(key != null && pressed(number, key))) {
            phones.text(number, body.length() > LONGEST_TEXT ? body.substring(0, LONGEST_TEXT) : body);
        }
        if (htmx != null) {
            model.addAttribute("phone", views.view(phones.phone(number), 1));
            return "carrier/keys :: keys";
        }
        return "redirect:/demo/phones/" + digits;
    }

    /// @return false when no call of this phone takes a key now
    private boolean pressed(String number, String key) {
        return DIGIT.matcher(key).matches()
                && exchange.book().ofPhone(number).stream().anyMatch(call -> exchange.press(call.sid(), key));
    }

    @PostMapping("/network")
    String network(
            @RequestParam NetworkControls.Delay delay,
            @RequestParam NetworkControls.Loss loss,
            @RequestParam NetworkControls.Reports reports,
            @RequestParam NetworkControls.Outage outage) {
        controls.set(new NetworkControls.State(delay, loss, reports, outage));
        return "redirect:/demo/phones#network";
    }

    private static String number(String digits) {
        if (!DIGITS.matcher(digits).matches()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "+" + digits;
    }
}
