package org.campana.web.retention;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.campana.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// `/privacy` shows what every service of this process keeps; `/privacy/<service>` one of them, which is how the
/// services find each other's where each is a process of its own.
@Controller
class PrivacyPages {

    private static final List<String> SERVICES = List.of("ingest", "dispatcher", "notifier");

    private final RetentionRounds rounds;
    private final List<PrivacyFact> facts;
    private final MessageSource messages;
    private final Clock clock;

    PrivacyPages(RetentionRounds rounds, ObjectProvider<PrivacyFact> facts, MessageSource messages, Clock clock) {
        this.rounds = rounds;
        this.facts = facts.orderedStream().toList();
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/privacy")
    ModelAndView all(Locale locale) {
        Set<String> here = rounds.services();
        return page(SERVICES.stream().filter(here::contains).toList(), locale);
    }

    @GetMapping("/privacy/{service}")
    ModelAndView one(@PathVariable String service, Locale locale) {
        if (!rounds.services().contains(service) || !SERVICES.contains(service)) {
            throw Problem.of(
                            HttpStatus.NOT_FOUND,
                            "not-found",
                            "There is nothing here",
                            "No service of that name runs in this process.")
                    .fix("Start from /privacy, whose links lead to each service.");
        }
        return page(List.of(service), locale);
    }

    private ModelAndView page(List<String> shown, Locale locale) {
        List<Section> sections =
                shown.stream().map(service -> section(service, locale)).toList();
        return new ModelAndView("privacy/page")
                .addObject("sections", sections)
                .addObject("late", sections.stream().anyMatch(Section::late))
                .addObject(
                        "elsewhere",
                        SERVICES.stream().filter(each -> !shown.contains(each)).toList());
    }

    private Section section(String service, Locale locale) {
        List<Row> rows = rounds.standings(service).stream()
                .map(standing -> row(standing, locale))
                .toList();
        List<Fact> said = new ArrayList<>();
        for (PrivacyFact fact : facts) {
            if (fact.service().equals(service)) {
                PrivacyFact.Line line = fact.line().get();
                said.add(new Fact(text(locale, line.key(), line.values().toArray()), line.alarm()));
            }
        }
        return new Section(service, rows, said);
    }

    private Row row(Standing standing, Locale locale) {
        Duration kept = standing.clock().kept();
        String key = "privacy.clock." + standing.clock().name();
        Duration oldest = standing.oldest();
        return new Row(
                text(locale, key),
                messages.getMessage(key + ".note", null, null, locale),
                kept == null ? null : time(kept, locale),
                standing.held(),
                oldest == null ? null : time(oldest, locale),
                standing.pastDue(),
                standing.overdue(),
                standing.failed(),
                standing.ranAt() == null ? null : time(Duration.between(standing.ranAt(), clock.instant()), locale));
    }

    /// In the greatest unit of which there are at least two, so that 72 hours read as three days and 90 minutes as
    /// such.
    private String time(Duration time, Locale locale) {
        if (time.toDays() >= 2) {
            return text(locale, "privacy.days", time.toDays());
        }
        if (time.toHours() >= 2 || time.equals(Duration.ofHours(1))) {
            return text(locale, "privacy.hours", time.toHours());
        }
        return text(locale, "privacy.minutes", Math.max(0, time.toMinutes()));
    }

    private String text(Locale locale, String key, Object... values) {
        return Objects.requireNonNullElse(messages.getMessage(key, values, key, locale), key);
    }

    /// One service.
    record Section(String service, List<Row> rows, List<Fact> facts) {

        public boolean late() {
            return rows.stream().anyMatch(Row::overdue) || facts.stream().anyMatch(Fact::alarm);
        }
    }

    /// One clock, in words.
    record Row(
            String what,
            @Nullable String note,
            @Nullable String kept,
            @Nullable Long held,
            @Nullable String oldest,
            long pastDue,
            boolean overdue,
            boolean failed,
            @Nullable String ran) {}

    /// One sentence.
    record Fact(String text, boolean alarm) {}
}
