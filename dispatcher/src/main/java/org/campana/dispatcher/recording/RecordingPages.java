package org.campana.dispatcher.recording;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.campana.dispatcher.clip.Clip;
import org.campana.dispatcher.clip.ClipName;
import org.campana.dispatcher.clip.ClipState;
import org.campana.dispatcher.clip.Clips;
import org.campana.dispatcher.clip.Take;
import org.campana.dispatcher.recording.RecordingScreen.Part;
import org.campana.events.Language;
import org.campana.web.Person;
import org.campana.web.Problem;
import org.campana.web.Role;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The pages where recordings are made, heard and approved. Each form works alone; a script records into the
/// same form.
@Controller
@RequestMapping("/recordings")
class RecordingPages {

    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");

    private final Clips clips;
    private final RecordingScreens screens;

    RecordingPages(Clips clips, RecordingScreens screens) {
        this.clips = clips;
        this.screens = screens;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Person person, Model model) {
        model.addAttribute("languages", screens.all(person));
        return "recording/list";
    }

    /// From the box for a further language to its page.
    @GetMapping("/language")
    String language(@RequestParam String tag) {
        return "redirect:/recordings/" + known(tag.strip()).tag();
    }

    @GetMapping("/{language}")
    String language(@PathVariable String language, @AuthenticationPrincipal Person person, Model model) {
        model.addAttribute("recordings", screens.of(known(language), person));
        model.addAttribute("may", person.has(Role.NETWORK_ADMIN));
        return "recording/language";
    }

    @GetMapping("/{language}/take")
    String take(
            @PathVariable String language,
            @RequestParam String name,
            @AuthenticationPrincipal Person person,
            Model model) {
        RecordingScreen screen = screens.of(known(language), person);
        model.addAttribute("recordings", screen);
        model.addAttribute("part", part(screen, name));
        return "recording/take";
    }

    /// Takes a recording in. It is played to nobody before somebody else approved it.
    @PostMapping("/takes")
    ModelAndView add(
            @RequestParam String language,
            @RequestParam String name,
            @RequestParam MultipartFile sound,
            @AuthenticationPrincipal Person person,
            RedirectAttributes flash)
            throws IOException {
        RecordingScreen screen = screens.of(known(language), person);
        Part part = part(screen, name);
        return switch (Take.read(sound.getBytes())) {
            case Take.Fault fault ->
                new ModelAndView(
                        "recording/take",
                        Map.of("recordings", screen, "part", part, "refused", fault.name()),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case Take.Sound heard -> {
                clips.add(Language.of(screen.tag()), new ClipName(part.name()), heard, person);
                yield done(screen.tag(), "saved", flash);
            }
        };
    }

    /// One version as it sounds, for whoever records and approves.
    @GetMapping("/sounds/{id}.wav")
    ResponseEntity<Resource> sound(@PathVariable String id) {
        byte[] sound = Clips.id(id).flatMap(clip -> clips.sound(clip, true)).orElseThrow(RecordingPages::unknown);
        return ResponseEntity.ok().contentType(WAV).body(new ByteArrayResource(sound));
    }

    @PostMapping("/{language}/approval")
    ModelAndView approve(
            @PathVariable String language,
            @RequestParam String clip,
            @AuthenticationPrincipal Person person,
            RedirectAttributes flash) {
        return review(known(language), clip, ClipState.APPROVED, person, flash);
    }

    /// Taking something out of use is not a translator's decision: until it is recorded anew nobody is called
    /// in the language.
    @PostMapping("/{language}/withdrawal")
    ModelAndView withdraw(
            @PathVariable String language,
            @RequestParam String clip,
            @AuthenticationPrincipal Person person,
            RedirectAttributes flash) {
        return review(known(language), clip, ClipState.WITHDRAWN, person, flash);
    }

    private ModelAndView review(Language language, String id, ClipState to, Person person, RedirectAttributes flash) {
        Clip clip = Clips.id(id)
                .flatMap(clips::find)
                .filter(found -> found.language().equals(language))
                .orElseThrow(RecordingPages::unknown);
        Optional<String> refused = to == ClipState.WITHDRAWN
                ? Optional.of("ADMIN_ONLY").filter(why -> !person.has(Role.NETWORK_ADMIN))
                : Optional.of("OWN_VOICE").filter(why -> clip.editorId().equals(person.id()));
        if (refused.isEmpty() && !clips.review(clip, to, person)) {
            refused = Optional.of("MOVED_ON");
        }
        refused.ifPresent(why -> flash.addFlashAttribute("refused", why));
        return refused.isPresent()
                ? new ModelAndView("redirect:/recordings/" + language.tag())
                : done(language.tag(), to == ClipState.APPROVED ? "approved" : "withdrawn", flash);
    }

    private static ModelAndView done(String language, String what, RedirectAttributes flash) {
        flash.addFlashAttribute("done", what);
        return new ModelAndView("redirect:/recordings/" + language);
    }

    private static Part part(RecordingScreen screen, String name) {
        return screen.part(name).orElseThrow(RecordingPages::unknown);
    }

    private static Language known(String tag) {
        try {
            return Language.of(tag);
        } catch (IllegalArgumentException malformed) {
            throw Problem.of(
                            HttpStatus.NOT_FOUND,
                            "unknown-language",
                            "No such language",
                            "The address names no language by its BCP 47 tag.")
                    .fix("Choose a language on the page Recordings.");
        }
    }

    private static Problem unknown() {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-clip",
                        "No such recording",
                        "This network has no recording of that name or id.")
                .fix("Go back to the page of the language and choose again.");
    }
}
