package org.campana.notifier.receipt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.campana.notifier.consent.Keyword;
import org.campana.web.Problem;
import org.springframework.stereotype.Component;

/// Do receipts come in, and is somebody forging them?
///
/// - `campana.receipt.callbacks{result}`: status callbacks, `taken` or `refused`
/// - `campana.receipt.replies{kind}`: texts from people by what they are
@Component
class ReceiptMeters {

    private final MeterRegistry registry;

    ReceiptMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void taken() {
        count("campana.receipt.callbacks", "Status callbacks from the carrier", "result", "taken");
    }

    Problem refused(Problem why) {
        count("campana.receipt.callbacks", "Status callbacks from the carrier", "result", "refused");
        return why;
    }

    void keyword(Keyword keyword) {
        replied(keyword.name().toLowerCase(Locale.ROOT));
    }

    void replied(String kind) {
        count("campana.receipt.replies", "Texts from people", "kind", kind);
    }

    private void count(String name, String description, String tag, String value) {
        Counter.builder(name)
                .description(description)
                .tag(tag, value)
                .register(registry)
                .increment();
    }
}
