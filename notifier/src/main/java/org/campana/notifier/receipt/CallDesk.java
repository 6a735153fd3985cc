package org.campana.notifier.receipt;

import java.util.List;
import org.campana.events.Language;
import org.campana.notifier.call.CallWords;
import org.campana.notifier.call.Said;
import org.campana.notifier.call.Speech;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.ledger.LiveAlerts;
import org.springframework.stereotype.Component;

/// What somebody on the list hears who calls our number. As with [HelpDesk], a family hears of alerts to families
/// only; when the staff knows of something else, it is not even said that there is no alert.
@Component
record CallDesk(LiveAlerts liveAlerts, Speech speech) {

    /// More than anybody listens to.
    private static final int MOST = 3;

    /// What was said last of each alert of theirs that goes on, the newest alert first.
    List<Said> live(Enrolled enrolled, List<Language> languages) {
        return liveAlerts.at(enrolled.schools()).stream()
                .filter(alert -> alert.audience() == enrolled.audience())
                .limit(MOST)
                .flatMap(alert -> speech.live(languages, liveAlerts.words(alert.alert())).stream())
                .toList();
    }

    /// What is said when none goes on for them.
    List<Said> nothingFor(Enrolled enrolled, List<Language> languages) {
        return speech.say(
                liveAlerts.at(enrolled.schools()).isEmpty() ? CallWords.NO_ALERT : CallWords.WE_TELL, languages);
    }
}
