package org.campana.notifier.receipt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.stream.Stream;
import org.campana.events.Channel;
import org.campana.notifier.consent.Keyword;
import org.campana.web.Problem;
import org.springframework.stereotype.Component;

/// Do receipts come in, and is somebody forging them?
///
/// - `campana.receipt.callbacks{channel,result}`: status callbacks that were `taken`; calls of our webhooks that
///   were `refused`, as not our carrier's or not about us
/// - `campana.receipt.replies{kind}`: texts from people by what they are
/// - `campana.receipt.calls{heard}`: calls to our number by what was heard
@Component
class ReceiptMeters {

    private final MeterRegistry registry;

    ReceiptMeters(MeterRegistry registry) {
        this.registry = registry;
        // An alarm sees a counter rise only when it has seen it before.
        Stream.of(Channel.values()).forEach(channel -> {
            callbacks(channel, "taken");
            callbacks(channel, "refused");
        });
    }

    void taken(Channel channel) {
        callbacks(channel, "taken").increment();
    }

    Problem refused(Channel channel, Problem why) {
        callbacks(channel, "refused").increment();
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

    private Counter callbacks(Channel channel, String result) {
        return Counter.builder("campana.receipt.callbacks")
                .description("Status callbacks from the carrier")
                .tag("channel", channel.name().toLowerCase(Locale.ROOT))
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
