package org.campana.notifier.enrol;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.campana.events.PersonId;
import org.campana.events.SuppressionReason;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.consent.ConsentSource;
import org.campana.notifier.consent.Leaving;
import org.campana.notifier.consent.Leaving.Waiting;
import org.campana.web.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where a person reads what sounds like leaving, and decides. The only place that shows somebody's free words.
@Controller
@RequestMapping("/people/leaving")
class LeavingPages {

    private final Leaving leaving;
    private final Enrolment enrolment;
    private final TransactionTemplate transactions;
    private final Clock clock;

    LeavingPages(Leaving leaving, Enrolment enrolment, TransactionTemplate transactions, Clock clock) {
        this.leaving = leaving;
        this.enrolment = enrolment;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("people", leaving.waiting().stream().map(this::line).toList());
        return "notifier/leaving";
    }

    private Line line(Waiting waiting) {
        Duration age = Duration.between(waiting.saidAt(), clock.instant());
        return new Line(
                waiting.person().toString(),
                waiting.words().orElse(""),
                waiting.language().tag(),
                Math.max(0, age.toHours()),
                age.compareTo(Duration.ofDays(1)) > 0);
    }

    @PostMapping("/{person}/left")
    String left(@AuthenticationPrincipal Person reader, @PathVariable UUID person, RedirectAttributes flash) {
        PersonId id = new PersonId(person);
        Boolean left = transactions.execute(status -> leaving.waits(id)
                && !enrolment
                        .leaveAll(
                                List.of(id),
                                SuppressionReason.LEFT_THE_LIST,
                                ConsentProof.readBy(reader.id(), ConsentSource.FREE_TEXT))
                        .isEmpty());
        return done(flash, Boolean.TRUE.equals(left) ? "left" : "decided");
    }

    @PostMapping("/{person}/stays")
    String stays(@AuthenticationPrincipal Person reader, @PathVariable UUID person, RedirectAttributes flash) {
        return done(flash, leaving.stays(new PersonId(person), reader.id()) ? "stays" : "decided");
    }

    private static String done(RedirectAttributes flash, String what) {
        flash.addFlashAttribute("done", what);
        return "redirect:/people/leaving";
    }

    /// One of the list.
    ///
    /// @param words empty when they cannot be read
    /// @param late when a person should have looked by now
    record Line(String person, String words, String language, long hours, boolean late) {}
}
