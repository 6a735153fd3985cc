package org.campana.notifier.enrol;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.campana.eventframe.DatabaseQuestions;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.SuppressionReason;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.consent.ConsentSource;
import org.campana.notifier.consent.Leaving;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What time does to wishes to join and to leave: who did not confirm is forgotten, and who said something that
/// nobody read in seven days has left.
///
/// - `campana.leaving.oldest`: seconds that the first free words have waited for a person
@Component
public class LeavingClock {

    private static final Logger log = LoggerFactory.getLogger(LeavingClock.class);

    private final Joining joining;
    private final Leaving leaving;
    private final Enrolment enrolment;

    LeavingClock(
            Joining joining,
            Leaving leaving,
            Enrolment enrolment,
            DatabaseQuestions questions,
            MeterRegistry registry) {
        this.joining = joining;
        this.leaving = leaving;
        this.enrolment = enrolment;
        Gauge.builder(
                        "campana.leaving.oldest",
                        leaving,
                        each -> questions.ask(() -> each.oldest().toSeconds()))
                .description("How long the first free words that sound like leaving have waited for a person")
                .baseUnit("seconds")
                .register(registry);
    }

    /// Once an hour or so.
    public void tick() {
        joining.forgetUnconfirmed();
        var left = enrolment.leaveAll(
                leaving.unread(),
                SuppressionReason.LEFT_THE_LIST,
                new ConsentProof(ConsentSource.FREE_TEXT, Language.ENGLISH, Channel.SMS, null, null, "nobody-read-it"));
        if (!left.isEmpty()) {
            log.atError()
                    .addKeyValue("people", left.size())
                    .log("nobody read in seven days what sounded like leaving; taken as left");
        }
    }
}
