package org.campana.dispatcher.wording;

import java.util.Map;
import org.campana.dispatcher.compose.Wording;
import org.campana.dispatcher.compose.WordingState;
import org.campana.dispatcher.wording.WordingDesk.Outcome;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.campana.web.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/// The pages where wordings are read, written and reviewed. Each form works alone; a script only sends it sooner.
@Controller
@RequestMapping("/wordings")
class WordingPages {

    private final WordingDesk desk;
    private final WordingScreens screens;
    private final WordingGrids grids;

    WordingPages(WordingDesk desk, WordingScreens screens, WordingGrids grids) {
        this.desk = desk;
        this.screens = screens;
        this.grids = grids;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "FAMILIES") Audience audience, Model model) {
        model.addAttribute("grid", grids.of(audience));
        return "wording/list";
    }

    /// From the box for a further language to its first wording.
    @GetMapping("/language")
    String language(@RequestParam Audience audience, @RequestParam String tag) {
        Language language = WordingId.language(tag.strip());
        return grids.of(audience).columns().stream()
                .findFirst()
                .map(column -> "redirect:" + page(new WordingId(column.name(), audience, language)))
                .orElse("redirect:/wordings?audience=" + audience);
    }

    @GetMapping("/{name}/{language}")
    String editor(
            @PathVariable String name,
            @PathVariable String language,
            @RequestParam(defaultValue = "FAMILIES") Audience audience,
            @AuthenticationPrincipal Person person,
            Model model) {
        model.addAttribute("wording", screens.of(WordingId.of(name, audience, language), null, person));
        return "wording/editor";
    }

    /// Shows what a text would come to. Keeps nothing.
    @PostMapping("/{name}/{language}/check")
    String check(
            @PathVariable String name,
            @PathVariable String language,
            @RequestParam Audience audience,
            @RequestParam String text,
            @AuthenticationPrincipal Person person,
            Model model) {
        model.addAttribute("wording", screens.of(WordingId.of(name, audience, language), typed(text), person));
        model.addAttribute("checked", true);
        return "wording/editor";
    }

    @PostMapping("/{name}/{language}")
    ModelAndView save(
            @PathVariable String name,
            @PathVariable String language,
            Posted posted,
            @AuthenticationPrincipal Person person,
            RedirectAttributes flash) {
        WordingId id = WordingId.of(name, posted.audience(), language);
        String text = typed(posted.text());
        Wording draft = desk.draft(id.name(), id.audience(), id.language(), posted.version(), text)
                .orElseThrow(() -> WordingProblems.unknown("PUT"));
        Outcome outcome = desk.edit(draft, person);
        if (outcome == Outcome.DONE) {
            flash.addFlashAttribute("done", "saved");
            return new ModelAndView("redirect:" + page(id));
        }
        // What was typed stays in the box, whatever kept it from being stored.
        return new ModelAndView(
                "wording/editor",
                Map.of("wording", screens.of(id, text, person), "refused", outcome.name()),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{name}/{language}/approval")
    String approve(
            @PathVariable String name,
            @PathVariable String language,
            Posted posted,
            @AuthenticationPrincipal Person person,
            RedirectAttributes flash) {
        return review(WordingId.of(name, posted.audience(), language), posted, WordingState.APPROVED, person, flash);
    }

    @PostMapping("/{name}/{language}/withdrawal")
    String withdraw(
            @PathVariable String name,
            @PathVariable String language,
            Posted posted,
            @AuthenticationPrincipal Person person,
            RedirectAttributes flash) {
        return review(WordingId.of(name, posted.audience(), language), posted, WordingState.WITHDRAWN, person, flash);
    }

    /// A review is of the version that was on the page, not of one that came since.
    private String review(WordingId id, Posted posted, WordingState to, Person person, RedirectAttributes flash) {
        Outcome outcome = desk.newest(id.name(), id.audience(), id.language())
                .filter(newest -> newest.version() == posted.version())
                .map(newest -> desk.review(newest, to, person))
                .orElse(Outcome.MOVED_ON);
        if (outcome == Outcome.DONE) {
            flash.addFlashAttribute("done", to == WordingState.APPROVED ? "approved" : "withdrawn");
        } else {
            flash.addFlashAttribute("refused", outcome.name());
        }
        return "redirect:" + page(id);
    }

    private static String page(WordingId id) {
        return UriComponentsBuilder.fromPath("/wordings/{name}/{language}")
                .queryParam("audience", id.audience())
                .buildAndExpand(id.name(), id.language().tag())
                .encode()
                .toUriString();
    }

    /// A text box sends two characters for a line break, and a text has none at its ends.
    private static String typed(@Nullable String text) {
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    /// What a form sends.
    ///
    /// @param version the newest that was on its page
    record Posted(Audience audience, int version, @Nullable String text) {}
}
