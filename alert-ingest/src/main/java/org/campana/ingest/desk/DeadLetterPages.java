package org.campana.ingest.desk;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.campana.ingest.deadletter.DeadLetters;
import org.campana.ingest.deadletter.Deed;
import org.campana.ingest.deadletter.Listed;
import org.campana.web.Person;
import org.campana.web.Problem;
import org.campana.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What nobody could read: a page for who keeps the network running.
@Controller
@RequestMapping("/desk/dead-letters")
class DeadLetterPages {

    private static final String PAGE = "/desk/dead-letters";

    private final DeadLetters letters;

    DeadLetterPages(DeadLetters letters) {
        this.letters = letters;
    }

    @GetMapping
    String all(@AuthenticationPrincipal Person person, Model model) {
        try {
            model.addAttribute("letters", letters.all().stream().map(Row::of).toList());
        } catch (Problem brokerAway) {
            model.addAttribute("away", true);
        }
        model.addAttribute("mayAct", person.has(Role.NETWORK_ADMIN));
        return "ingest/dead-letters";
    }

    @PostMapping("/{id}/replay")
    String replay(@AuthenticationPrincipal Person admin, @PathVariable String id, RedirectAttributes flash) {
        return act(flash, "replayed", () -> letters.replay(admin, id));
    }

    @PostMapping("/{id}/set-aside")
    String setAside(@AuthenticationPrincipal Person admin, @PathVariable String id, RedirectAttributes flash) {
        return act(flash, "aside", () -> letters.setAside(admin, id));
    }

    private static String act(RedirectAttributes flash, String done, Supplier<Listed> deed) {
        return Refusal.redirect(flash, PAGE, () -> {
            flash.addFlashAttribute(done, deed.get().id());
            return PAGE;
        });
    }

    /// One of them in words.
    ///
    /// @param meaning the ending of the message key that says what its topic carries
    /// @param unit `minutes`, `hours` or `days`: the ending of the message key of its age
    /// @param state `waiting`, `replayed` or `set-aside`: the ending of a message key
    /// @param by who did that
    record Row(
            String id,
            String topic,
            String meaning,
            String cause,
            @Nullable String key,
            @Nullable String type,
            long age,
            String unit,
            String moment,
            String state,
            @Nullable String by) {

        private static final List<String> KNOWN =
                List.of("alerts", "schools", "subscriptions", "fanout", "deliveries", "replies");

        static Row of(Listed listed) {
            Deed deed = listed.deed();
            Duration age = listed.age();
            String topic = listed.topic();
            String first = topic.substring(0, topic.indexOf('.'));
            return new Row(
                    listed.id(),
                    topic,
                    KNOWN.contains(first) ? first : "other",
                    listed.cause(),
                    listed.key(),
                    listed.type(),
                    age.toDays() > 1 ? age.toDays() : age.toHours() > 1 ? age.toHours() : Math.max(0, age.toMinutes()),
                    age.toDays() > 1 ? "days" : age.toHours() > 1 ? "hours" : "minutes",
                    listed.diedAt().toString(),
                    deed == null
                            ? "waiting"
                            : deed.what().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    deed == null ? null : deed.by());
        }

        public boolean waits() {
            return state.equals("waiting");
        }
    }
}
