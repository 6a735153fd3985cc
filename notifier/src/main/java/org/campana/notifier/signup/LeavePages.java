package org.campana.notifier.signup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.programme.Programme;
import org.campana.notifier.school.School;
import org.campana.notifier.school.Schools;
import org.campana.web.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The private link: what its owner is on the list for, when and in which way they hear of it, and a button to leave.
/// Opening it changes nothing, since programs open links too.
@Controller
class LeavePages {

    private final LeaveLinks links;
    private final WishCheck check;
    private final Words words;
    private final Schools schools;
    private final Programme programme;

    LeavePages(LeaveLinks links, WishCheck check, Words words, Schools schools, Programme programme) {
        this.links = links;
        this.check = check;
        this.words = words;
        this.schools = schools;
        this.programme = programme;
    }

    @GetMapping("/leave/{token}")
    ModelAndView show(@PathVariable String token, @RequestParam(required = false) @Nullable String joined) {
        return page(token, joined != null ? "signup/joined" : "signup/leave");
    }

    @PostMapping("/leave/{token}")
    ModelAndView change(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String school,
            @RequestParam(required = false) @Nullable String hours,
            @RequestParam(required = false) @Nullable String way,
            Locale page) {
        Hours chosen = WishCheck.hours(hours);
        Way theirs = check.way(way);
        Optional<Token> link = Token.read(token);
        Enrolled current = link.flatMap(links::find).orElse(null);
        if (current == null) {
            return over();
        }
        if (chosen != null || theirs != null) {
            if (chosen != null) {
                links.choose(link.get(), chosen);
            }
            if (theirs != null) {
                links.choose(link.get(), theirs, words.proofOfCalls(page));
            }
            return page(token, "signup/leave").addObject("chosen", true);
        }
        if (school == null) {
            links.leaveAll(link.get(), page);
        } else {
            current.schools().stream()
                    .filter(each -> each.value().equals(school))
                    .forEach(each -> links.leave(link.get(), each, page));
        }
        return link.flatMap(links::find).isPresent()
                ? page(token, "signup/leave").addObject("less", true)
                : new ModelAndView("signup/left").addObject("number", number());
    }

    private ModelAndView page(String token, String view) {
        return Token.read(token)
                .flatMap(links::find)
                .map(current -> new ModelAndView(view)
                        .addObject("token", token)
                        .addObject("schools", named(current))
                        .addObject("calls", words.calls() && !current.channels().equals(List.of(Channel.PUSH)))
                        .addObject("way", Way.of(current.channels()).name())
                        .addObject("hours", current.hours().name())
                        .addObject("number", number()))
                .orElseGet(this::over);
    }

    private ModelAndView over() {
        return new ModelAndView("signup/leave-over", HttpStatus.GONE).addObject("number", number());
    }

    private @Nullable String number() {
        return programme.writtenNumber().orElse(null);
    }

    private List<Named> named(Enrolled current) {
        return current.schools().stream()
                .map(id ->
                        new Named(id.value(), schools.find(id).map(School::name).orElse(id.value())))
                .toList();
    }

    /// A school of theirs.
    record Named(String id, String name) {}
}
