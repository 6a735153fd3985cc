package org.campana.carrier.control;

import java.time.Instant;
import java.util.List;
import org.campana.carrier.ledger.CallbackRecord;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.RequestRecord;
import org.campana.carrier.ledger.Summary;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reads the ledger.
@RestController
@RequestMapping("/carrier/control")
final class LedgerController {

    private final CarrierLedger ledger;

    LedgerController(CarrierLedger ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/ledger")
    List<LedgerLine> ledger(
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String intent) {
        List<CarrierMessage> texts = intent == null ? ledger.messages() : ledger.acceptedByIntent(intent);
        return texts.stream()
                .filter(text -> since == null || !text.acceptedAt().isBefore(since))
                .filter(text -> to == null || text.to().equals(to))
                .map(LedgerLine::of)
                .toList();
    }

    @GetMapping("/summary")
    Summary summary() {
        return ledger.summary();
    }

    @GetMapping("/requests")
    List<RequestRecord> requests() {
        return ledger.requests();
    }

    @GetMapping("/callbacks")
    List<CallbackRecord> callbacks(@RequestParam(required = false) @Nullable String sid) {
        return sid == null ? ledger.callbacks() : ledger.callbacks(sid);
    }
}
