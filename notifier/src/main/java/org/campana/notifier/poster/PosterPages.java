package org.campana.notifier.poster;

import java.util.Locale;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.campana.notifier.programme.Programme;
import org.campana.notifier.school.School;
import org.campana.notifier.school.Schools;
import org.campana.notifier.signup.OfferedLanguages;
import org.campana.web.Problem;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// `/posters`: the choice, and each poster as a page of its own.
@Controller
class PosterPages {

    private final Schools schools;
    private final OfferedLanguages languages;
    private final Programme programme;
    private final MessageSource messages;

    PosterPages(Schools schools, OfferedLanguages languages, Programme programme, MessageSource messages) {
        this.schools = schools;
        this.languages = languages;
        this.programme = programme;
        this.messages = messages;
    }

    @GetMapping("/posters")
    String choose(Model model) {
        model.addAttribute("schools", schools.active());
        model.addAttribute("languages", languages.names());
        model.addAttribute("number", programme.writtenNumber().orElse(null));
        return "poster/choose";
    }

    @GetMapping("/posters/{school}/{language}")
    String poster(@PathVariable String school, @PathVariable String language, Model model) {
        Poster poster = Poster.of(
                school(school),
                language(language),
                programme.number().orElseThrow(PosterPages::noNumber),
                programme.writtenNumber().orElseThrow(PosterPages::noNumber));
        model.addAttribute("poster", poster);
        model.addAttribute("words", new Words(messages, poster, programme));
        return "poster/poster";
    }

    private School school(String id) {
        try {
            return schools.find(SchoolId.of(id)).filter(School::active).orElseThrow(PosterPages::nothingThere);
        } catch (IllegalArgumentException malformed) {
            throw nothingThere();
        }
    }

    private Language language(String tag) {
        return languages.names().stream()
                .filter(name -> name.tag().equals(tag))
                .map(name -> Language.of(name.tag()))
                .findFirst()
                .orElseThrow(PosterPages::nothingThere);
    }

    private static Problem nothingThere() {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-such-poster",
                        "There is no such poster",
                        "The school is not in the network, or the language is not offered.")
                .fix("Choose a poster at /posters");
    }

    private static Problem noNumber() {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "no-number-yet",
                        "There is no number to text yet",
                        "A poster needs the number that families text.")
                .field("campana.sms.number")
                .fix("Set campana.sms.number to the number of your sender, such as +12025550100, and start again");
    }

    /// The words of one poster, in the language it is written in, whatever language the reader's pages are in.
    ///
    /// @param programme who speaks
    public record Words(MessageSource messages, Poster poster, Programme programme) {

        /// One line of it.
        public String line(String key) {
            Locale words = poster.words();
            return messages.getMessage(
                    "poster." + key,
                    new Object[] {
                        programme.name(Language.of(words.toLanguageTag())),
                        poster.school().name(),
                        poster.language().name()
                    },
                    words);
        }
    }
}
