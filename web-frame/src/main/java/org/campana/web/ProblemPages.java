package org.campana.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// The pages that a problem's `type` leads to, and the page a browser gets instead of the JSON. A module adds the
/// words of its own problems to its `i18n` file: `problem.<slug>.title`, `.what` and `.do`.
@Controller
final class ProblemPages {

    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,59}");

    private final MessageSource messages;

    ProblemPages(MessageSource messages) {
        this.messages = messages;
    }

    @GetMapping("/problems/{slug}")
    ModelAndView explain(@PathVariable String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw KnownProblems.notFound();
        }
        return words(slug)
                .orElseGet(() -> new ModelAndView("frame/problem-type")
                        .addObject("title", text("problem.other.title").orElse(""))
                        .addObject("what", text("problem.other.what").orElse(""))
                        .addObject("remedy", text("problem.other.do").orElse("")))
                .addObject("slug", slug);
    }

    /// The page of one occurrence: in the reader's language where the words are known, else as the problem says it.
    ModelAndView view(Problem problem) {
        String slug = problem.slug();
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        ModelAndView page = new ModelAndView("frame/problem")
                .addObject("status", problem.status().value())
                .addObject("title", text(key(slug, "title")).orElse(problem.title()));
        // English readers get the exact sentence; others the general one in their language, if there is one.
        page.addObject(
                "what", english ? problem.detail() : text(key(slug, "what")).orElse(problem.detail()));
        page.addObject(
                "remedy", english ? problem.fix().map(ProblemPages::sentence).orElse(null) : remedy(problem));
        page.addObject("faultId", problem.members().get("id"));
        return page;
    }

    private @Nullable String remedy(Problem problem) {
        return text(key(problem.slug(), "do"))
                .or(problem::fix)
                .map(ProblemPages::sentence)
                .orElse(null);
    }

    /// In JSON a fix stands alone; between sentences it is one.
    private static String sentence(String fix) {
        return fix.endsWith(".") ? fix : fix + ".";
    }

    private Optional<ModelAndView> words(String slug) {
        return text(key(slug, "title"))
                .map(title -> new ModelAndView("frame/problem-type")
                        .addObject("title", title)
                        .addObject("what", text(key(slug, "what")).orElse(""))
                        .addObject("remedy", text(key(slug, "do")).orElse("")));
    }

    private static String key(String slug, String part) {
        return "problem." + slug + "." + part;
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(messages.getMessage(key, null, null, LocaleContextHolder.getLocale()));
    }
}
