package org.campana.dispatcher.wording;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.campana.dispatcher.compose.Template;
import org.campana.dispatcher.compose.Wording;
import org.campana.dispatcher.compose.WordingState;
import org.campana.dispatcher.wording.WordingScreen.Tongue;
import org.campana.events.Language;
import org.campana.web.LanguageNames;
import org.campana.web.Person;
import org.campana.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Puts together what the editor shows; decides nothing.
@Component
class WordingScreens {

    private final WordingDesk desk;
    private final WordingChecks checks;
    private final WordingSamples samples;
    private final WordingGrids grids;

    WordingScreens(WordingDesk desk, WordingChecks checks, WordingSamples samples, WordingGrids grids) {
        this.desk = desk;
        this.checks = checks;
        this.samples = samples;
        this.grids = grids;
    }

    /// One wording in one language, with `posted` in the box, or the newest text when that is null.
    WordingScreen of(WordingId id, @Nullable String posted, Person person) {
        List<Wording> history = desk.history(id.name(), id.audience(), id.language());
        Optional<Wording> newest = history.stream().findFirst();
        int version = newest.map(Wording::version).orElse(0);
        String text = posted != null ? posted : newest.map(Wording::text).orElse("");
        Wording draft = desk.draft(id.name(), id.audience(), id.language(), version, text)
                .orElseThrow(() -> WordingProblems.unknown("PUT"));
        WordingGrid grid = grids.of(id.audience());
        WordingGrid.Row row = grid.rows().stream()
                .filter(one -> one.language().tag().equals(id.language().tag()))
                .findFirst()
                .orElseGet(() -> grids.empty(id.audience(), grid.columns(), id.language()));
        return new WordingScreen(
                id.name(),
                draft.kind(),
                id.audience(),
                tongue(id.language()),
                tabs(grid, row, id),
                text,
                version,
                newest.map(WordingScreens::version).orElse(null),
                inUse(history),
                source(id),
                row.missing(),
                row.voiceOnly(),
                checks.of(draft),
                history.stream().map(WordingScreens::version).toList(),
                may(newest, history, person));
    }

    static Tongue tongue(Language language) {
        return new Tongue(
                language.tag(),
                LanguageNames.of(language.tag(), LocaleContextHolder.getLocale()),
                LanguageNames.own(language.tag()),
                Template.rightToLeft(language) ? "rtl" : "ltr");
    }

    /// A day, in the reader's way of writing it.
    static String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(LocaleContextHolder.getLocale())
                .format(at.atOffset(ZoneOffset.UTC));
    }

    private static List<WordingScreen.Tab> tabs(WordingGrid grid, WordingGrid.Row current, WordingId id) {
        List<WordingGrid.Row> rows = grid.rows().contains(current)
                ? grid.rows()
                : Stream.concat(grid.rows().stream(), Stream.of(current)).toList();
        return rows.stream()
                .map(row -> new WordingScreen.Tab(
                        row.language(),
                        row.cells().stream()
                                .filter(cell -> cell.name().equals(id.name()))
                                .findFirst()
                                .map(WordingScreen.Cell::state)
                                .orElse(WordingScreen.Cell.State.MISSING),
                        row.equals(current)))
                .toList();
    }

    private WordingScreen.@Nullable Source source(WordingId id) {
        if (id.language().equals(Language.ENGLISH)) {
            return null;
        }
        return desk.newest(id.name(), id.audience(), Language.ENGLISH)
                .map(english -> new WordingScreen.Source(
                        tongue(Language.ENGLISH),
                        english.text(),
                        samples.common(english).text()))
                .orElse(null);
    }

    private static @Nullable String inUse(List<Wording> history) {
        return history.stream()
                .filter(version -> version.state() != WordingState.UNREVIEWED)
                .findFirst()
                .filter(version -> version.state() == WordingState.APPROVED)
                .map(Wording::text)
                .orElse(null);
    }

    private static WordingScreen.May may(Optional<Wording> newest, List<Wording> history, Person person) {
        boolean waits = newest.map(Wording::state)
                .filter(WordingState.UNREVIEWED::equals)
                .isPresent();
        boolean own = newest.map(Wording::editorId).filter(person.id()::equals).isPresent();
        return new WordingScreen.May(
                waits && !own,
                !history.isEmpty() && newest.get().state() != WordingState.WITHDRAWN && person.has(Role.NETWORK_ADMIN),
                waits && own);
    }

    private static WordingScreen.Version version(Wording wording) {
        Instant reviewed = wording.reviewedAt();
        return new WordingScreen.Version(
                wording.version(),
                wording.text(),
                wording.state(),
                wording.editor(),
                day(wording.editedAt()),
                wording.reviewer(),
                reviewed == null ? null : day(reviewed));
    }
}
