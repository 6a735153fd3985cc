package org.campana.notifier.reach;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campana.events.SchoolId;
import org.campana.notifier.school.School;
import org.campana.notifier.school.Schools;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// The people of the network in figures, and those whom no text reaches. For the network's administrator alone: a
/// count of one says much.
@Controller
class ReachPages {

    private final Reach reach;
    private final Schools schools;

    ReachPages(Reach reach, Schools schools) {
        this.reach = reach;
        this.schools = schools;
    }

    @GetMapping("/people")
    String people(Model model) {
        Map<SchoolId, School> known =
                schools.active().stream().collect(Collectors.toMap(School::schoolId, Function.identity()));
        Locale locale = LocaleContextHolder.getLocale();
        Reach.Summary summary = reach.summary();
        model.addAttribute("all", summary.all());
        model.addAttribute(
                "schools",
                summary.schools().stream()
                        .map(tally -> named(tally, name(known, SchoolId.of(tally.name()))))
                        .sorted(Comparator.comparing(Tally::name))
                        .toList());
        model.addAttribute(
                "languages",
                summary.languages().stream()
                        .map(tally -> named(tally, language(tally.name(), locale)))
                        .sorted(Comparator.comparing(Tally::name))
                        .toList());
        model.addAttribute(
                "lost",
                reach.lost().stream().map(one -> shown(one, known, locale)).toList());
        return "reach/people";
    }

    @GetMapping("/api/v1/people/summary")
    @ResponseBody
    Figures summary() {
        Reach.Summary summary = reach.summary();
        return new Figures(
                Figure.of(summary.all()),
                summary.schools().stream().map(Figure::of).toList(),
                summary.languages().stream().map(Figure::of).toList());
    }

    private static Tally named(Tally tally, String name) {
        return new Tally(name, tally.counts());
    }

    private static String name(Map<SchoolId, School> known, SchoolId id) {
        School school = known.get(id);
        return school == null ? id.value() : school.name();
    }

    private static String language(String tag, Locale locale) {
        return Locale.forLanguageTag(tag).getDisplayName(locale);
    }

    private static Row shown(Reach.LostPerson one, Map<SchoolId, School> known, Locale locale) {
        School first = known.get(one.schools().getFirst());
        return new Row(
                one.reference(),
                one.schools().stream().map(id -> name(known, id)).collect(Collectors.joining(", ")),
                language(one.language(), locale),
                one.standing().name(),
                LocalDate.ofInstant(one.since(), first == null ? ZoneOffset.UTC : first.zone()),
                one.times());
    }

    /// One line of the list.
    record Row(String reference, String schools, String language, String standing, LocalDate since, int times) {}

    /// What the API says: of each number it is said what it counts, and `onTheList + off` is everybody.
    record Figures(Figure all, List<Figure> bySchool, List<Figure> byLanguage) {}

    /// @param of the school's id or the language's tag; empty for all
    record Figure(String of, int onTheList, int off, Map<Standing, Integer> counts) {

        static Figure of(Tally tally) {
            return new Figure(tally.name(), tally.onTheList(), tally.off(), tally.counts());
        }
    }
}
