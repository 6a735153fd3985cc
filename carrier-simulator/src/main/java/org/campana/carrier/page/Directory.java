package org.campana.carrier.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.campana.carrier.ledger.CallBook;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.Phone;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/// All phones one can look at: those somebody named, and those that a text or a call went to or came from.
@Component
@ConditionalOnBooleanProperty("carrier.page")
final class Directory {

    /// How many stand side by side.
    private static final int SHOWN_FIRST = 6;

    private final CarrierLedger ledger;
    private final CallBook calls;

    Directory(CarrierLedger ledger, CallBook calls) {
        this.ledger = ledger;
        this.calls = calls;
    }

    /// The phones that the page shows when nobody chose: the featured ones, filled up with others.
    List<Phone> first() {
        List<Phone> all = all();
        return Stream.concat(all.stream().filter(Phone::featured), all.stream().filter(phone -> !phone.featured()))
                .limit(SHOWN_FIRST)
                .toList();
    }

    /// The phones whose owner, number or language holds these words; all for none.
    List<Phone> search(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        String digits = wanted.replaceAll("\\D", "");
        return all().stream()
                .filter(phone -> wanted.isEmpty()
                        || phone.label().toLowerCase(Locale.ROOT).contains(wanted)
                        || phone.language().toLowerCase(Locale.ROOT).equals(wanted)
                        || (!digits.isEmpty() && phone.number().contains(digits)))
                .toList();
    }

    private List<Phone> all() {
        Map<String, Phone> all = new LinkedHashMap<>();
        ledger.phones().forEach(phone -> all.put(phone.number(), phone));
        ledger.numbersSeen().forEach(number -> all.putIfAbsent(number, Phone.unnamed(number)));
        calls.all().forEach(call -> all.computeIfAbsent(call.phone(), Phone::unnamed));
        return List.copyOf(all.values());
    }
}
