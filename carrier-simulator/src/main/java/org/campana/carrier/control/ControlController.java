package org.campana.carrier.control;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.Phone;
import org.campana.carrier.phone.Phones;
import org.campana.carrier.script.CarrierScripts;
import org.campana.carrier.script.OddNumbers;
import org.campana.carrier.script.Oddity;
import org.campana.carrier.script.Script;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Scripts, phones, odd numbers. Reads its JSON itself, since here what is left out means "as usual",
/// which the application's own strict mapper may refuse.
@RestController
@RequestMapping("/carrier/control")
final class ControlController {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final CarrierScripts scripts;
    private final OddNumbers oddNumbers;
    private final Phones phones;
    private final CarrierLedger ledger;

    ControlController(CarrierScripts scripts, OddNumbers oddNumbers, Phones phones, CarrierLedger ledger) {
        this.scripts = scripts;
        this.oddNumbers = oddNumbers;
        this.phones = phones;
        this.ledger = ledger;
    }

    /// @param label whose phone it is; the number if left out
    record PhoneForm(
            String number,
            @Nullable String label,
            @Nullable String language,
            Phone.@Nullable WritingDirection direction,
            Phone.@Nullable Skin skin,
            boolean featured) {

        Phone phone() {
            if (number == null || !number.startsWith("+")) {
                throw new IllegalArgumentException("number must be E.164, e.g. +12025550123");
            }
            Phone usual = Phone.unnamed(number);
            return new Phone(
                    number,
                    label == null ? usual.label() : label,
                    language == null ? usual.language() : language,
                    direction == null ? usual.direction() : direction,
                    skin == null ? usual.skin() : skin,
                    featured);
        }
    }

    record TextForm(@Nullable String body) {}

    record OddityForm(@Nullable Oddity oddity) {}

    @GetMapping("/scripts")
    List<Script> scripts() {
        return scripts.all();
    }

    /// Adds a script, or replaces the one of its name; answers with its name.
    @PostMapping("/scripts")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> add(@RequestBody String json) {
        Script script = JSON.readValue(json, ScriptForm.class).script("script-" + UUID.randomUUID());
        scripts.add(script);
        return Map.of("name", script.name());
    }

    @DeleteMapping("/scripts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        scripts.clear();
    }

    @DeleteMapping("/scripts/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name) {
        scripts.remove(name);
    }

    @GetMapping("/phones")
    List<Phone> phones() {
        return ledger.phones();
    }

    /// Names phones, in this order.
    @PutMapping("/phones")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void register(@RequestBody String json) {
        List.of(JSON.readValue(json, PhoneForm[].class)).stream()
                .map(PhoneForm::phone)
                .toList()
                .forEach(phones::register);
    }

    /// A phone texts us; answers as soon as the text is in the ledger.
    @PostMapping("/phones/{number}/texts")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, String> text(@PathVariable String number, @RequestBody String json) {
        String body = JSON.readValue(json, TextForm.class).body();
        return Map.of("sid", phones.text(number, body == null ? "" : body).sid());
    }

    @PutMapping("/numbers/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void odd(@PathVariable String number, @RequestBody String json) {
        oddNumbers.set(number, JSON.readValue(json, OddityForm.class).oddity());
    }

    @ExceptionHandler({IllegalArgumentException.class, JacksonException.class})
    ProblemDetail unreadable(Exception fault) {
        String reason = switch (fault) {
            case JacksonException json
            when json.getCause() instanceof IllegalArgumentException rule -> rule.getMessage();
            case JacksonException json -> json.getOriginalMessage();
            default -> fault.getMessage();
        };
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, reason);
        problem.setTitle("The control request cannot be read");
        return problem;
    }
}
