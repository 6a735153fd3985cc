package org.campana.ingest.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.campana.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Does anything lie where nobody reads it? Looked at every 15 seconds; not a number while the broker is away.
///
/// - `campana.deadletters.waiting`: dead letters nobody has looked at, at most 200 of a topic
/// - `campana.deadletters.oldest.age`: seconds since the oldest of them was given up, 0 for none
@Component
class DeadLetterMeters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterMeters.class);

    private final DeadLetters letters;
    private volatile double waiting = Double.NaN;
    private volatile double oldest = Double.NaN;

    DeadLetterMeters(DeadLetters letters, MeterRegistry registry) {
        this.letters = letters;
        Gauge.builder("campana.deadletters.waiting", this, meters -> meters.waiting)
                .description("Dead letters that nobody has looked at")
                .register(registry);
        Gauge.builder("campana.deadletters.oldest.age", this, meters -> meters.oldest)
                .description("Since the oldest of them was given up")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT10S")
    void look() {
        try {
            List<Listed> open = letters.all().stream().filter(Listed::waits).toList();
            oldest = open.stream()
                    .mapToDouble(each -> each.age().toMillis() / 1000.0)
                    .max()
                    .orElse(0);
            waiting = open.size();
        } catch (Problem brokerAway) {
            waiting = Double.NaN;
            oldest = Double.NaN;
            log.atDebug().log("the dead letters cannot be counted: the broker does not answer");
        }
    }
}
