package org.campana.notifier.signup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Who knocks at the web door, and is somebody making us send texts?
///
/// - `campana.signup.requests{outcome}`: what came of requests to join
/// - `campana.signup.ceiling.reached`: 1 while no more codes leave because the hour is full
@Component
class SignUpMeters {

    private static final Logger log = LoggerFactory.getLogger(SignUpMeters.class);

    private final MeterRegistry registry;
    private final AtomicBoolean full = new AtomicBoolean();

    SignUpMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("campana.signup.ceiling.reached", full, reached -> reached.get() ? 1 : 0)
                .description("1 while no more codes leave because the hour is full")
                .register(registry);
    }

    void count(Outcome outcome) {
        Counter.builder("campana.signup.requests")
                .description("Requests to join on the web")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    /// One line when the hour fills up, however many knock after that.
    void ceiling(int used, int most) {
        boolean reached = used >= most;
        if (full.getAndSet(reached) == reached) {
            return;
        }
        if (reached) {
            log.atError()
                    .addKeyValue("codes", used)
                    .addKeyValue("ceiling", most)
                    .log("no more codes to join are texted for up to an hour: if a school is not holding an event now,"
                            + " somebody is abusing /join, so look at campana.signup.requests by outcome and close the"
                            + " page at the proxy; families can still join by texting the keyword. If it is an event,"
                            + " raise campana.sign-up.codes-per-hour");
        } else {
            log.atInfo().addKeyValue("codes", used).log("codes to join are texted again");
        }
    }

    /// What came of a request.
    enum Outcome {
        /// A code was texted.
        CODE,
        /// One was texted lately, so none now.
        NO_CODE,
        /// A device joined without a number.
        DEVICE,
        /// Its network asked too often.
        NETWORK,
        /// The hour is full.
        CEILING,
        /// Too many knock at the same moment.
        CROWD
    }
}
