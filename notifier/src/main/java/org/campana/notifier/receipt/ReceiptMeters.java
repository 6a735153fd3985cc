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
/// - `campana.receipt.calls{heard}`: calls to our number by what was heard
@Component
class ReceiptMeters {

    private final MeterRegistry registry;

    ReceiptMeters(MeterRegistry registry) {
        this.registry = registry;
        // An alarm sees a counter rise only when it has seen it before.
        callbacks("taken");
        callbacks("refused");
    }

    void taken() {
        callbacks("taken").increment();
    }

    Problem refused(Problem why) {
        callbacks("refused").increment();
        return why;
    }

    /// @param heard `live`, `none` or `stranger`; `rejected` for who called too often
    void called(String heard) {
        Counter.builder("campana.receipt.calls")
                .description("Calls to our number")
                .tag("heard", heard)
                .register(registry)
                .increment();
    }

    private Counter callbacks(String result) {
        return Counter.builder("campana.receipt.callbacks")
                .description("Status callbacks from the carrier")
                .tag("result", result)
                .register(registry);
    }

    void keyword(Keyword keyword) {
        replied(keyword.name().toLowerCase(Locale.ROOT));
    }

    void replied(String kind) {
        Counter.builder("campana.receipt.replies")
                .description("Texts from people")
                .tag("kind", kind)
                .register(registry)
                .increment();
    }
}
