package org.campana.notifier.receipt;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.campana.events.Language;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.ledger.LiveAlerts;
import org.campana.notifier.ledger.LiveAlerts.LiveAlert;
import org.campana.notifier.school.School;
import org.campana.notifier.school.Schools;
import org.springframework.stereotype.Component;

/// HELP: who we are, and what goes on right now. A family hears of alerts to families only: what the staff knows is
/// not released to them, so then nothing is said, not even that there is no alert. Stores nothing.
@Component
class HelpDesk {

    /// As the alerts write it, with a plain space: the one of Java's own English form is not in GSM-7.
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", Locale.ROOT);

    private final LiveAlerts liveAlerts;
    private final Schools schools;
    private final Answers answers;

    HelpDesk(LiveAlerts liveAlerts, Schools schools, Answers answers) {
        this.liveAlerts = liveAlerts;
        this.schools = schools;
        this.answers = answers;
    }

    Optional<Reply> help(Asker asker) {
        Language language = asker.language();
        return Reply.courtesy(asker.standing()
                .map(enrolled -> answers.help(language, liveFor(enrolled, language)))
                .orElseGet(() -> answers.helpForStrangers(
                        language,
                        schools.active().stream()
                                .findFirst()
                                .map(School::keyword)
                                .orElse(""),
                        liveAlerts.now().isEmpty() ? List.of(answers.liveNow(language, List.of())) : List.of())));
    }

    private List<String> liveFor(Enrolled enrolled, Language language) {
        List<LiveAlert> ofTheirSchools = liveAlerts.at(enrolled.schools());
        List<String> told = ofTheirSchools.stream()
                .filter(alert -> alert.audience() == enrolled.audience())
                .flatMap(alert -> schools.find(alert.school()).stream()
                        .map(school -> answers.confirmed(
                                language,
                                school.name(),
                                CLOCK.format(alert.releasedAt().atZone(school.zone())))))
                .distinct()
                .toList();
        if (told.isEmpty()) {
            return ofTheirSchools.isEmpty() ? List.of(answers.liveNow(language, List.of())) : List.of();
        }
        return List.of(answers.liveNow(language, told), answers.liveNow(language, told.subList(0, 1)));
    }
}
