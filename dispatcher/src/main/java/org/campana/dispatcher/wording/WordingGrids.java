package org.campana.dispatcher.wording;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.campana.dispatcher.audience.AudienceList;
import org.campana.dispatcher.clip.ClipName;
import org.campana.dispatcher.clip.Clips;
import org.campana.dispatcher.compose.Recordings;
import org.campana.dispatcher.compose.Wording;
import org.campana.dispatcher.compose.WordingKind;
import org.campana.dispatcher.compose.WordingState;
import org.campana.dispatcher.wording.WordingGrid.Column;
import org.campana.dispatcher.wording.WordingGrid.Row;
import org.campana.dispatcher.wording.WordingScreen.Cell.State;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.springframework.stereotype.Component;

/// Lays out what there is and what is missing: every language that has words, that somebody wants first, or that is
/// told by voice.
@Component
class WordingGrids {

    private final WordingDesk desk;
    private final AudienceList audience;
    private final Clips clips;
    private final WordingDeskSettings settings;

    WordingGrids(WordingDesk desk, AudienceList audience, Clips clips, WordingDeskSettings settings) {
        this.desk = desk;
        this.clips = clips;
        this.audience = audience;
        this.settings = settings;
    }

    WordingGrid of(Audience of) {
        List<WordingDesk.Entry> entries = desk.list().stream()
                .filter(entry -> entry.newest().audience() == of)
                .toList();
        List<Column> columns = entries.stream()
                .map(entry -> new Column(entry.newest().name(), entry.newest().kind()))
                .distinct()
                .sorted(Comparator.comparing(Column::kind).thenComparing(Column::name))
                .toList();
        Map<Language, Integer> people = new HashMap<>();
        audience.readers(of).forEach((languages, count) -> people.merge(languages.getFirst(), count, Integer::sum));
        Set<Language> languages = new TreeSet<>(people.keySet());
        languages.add(Language.ENGLISH);
        languages.add(Language.SPANISH);
        entries.forEach(entry -> languages.add(entry.newest().language()));
        settings.voiceOnly().forEach(tag -> languages.add(Language.of(tag)));
        return new WordingGrid(
                of,
                columns,
                languages.stream()
                        .map(language -> row(of, columns, language, people.getOrDefault(language, 0), entries))
                        .sorted(Comparator.comparingInt(Row::people).reversed())
                        .toList());
    }

    /// A language that has nothing yet.
    Row empty(Audience of, List<Column> columns, Language language) {
        return row(of, columns, language, 0, List.of());
    }

    private Row row(Audience of, List<Column> columns, Language language, int people, List<WordingDesk.Entry> all) {
        boolean voice = settings.isVoiceOnly(language);
        Set<ClipName> recorded =
                voice && of == Recordings.AUDIENCE ? clips.inUse(language).keySet() : Set.of();
        Map<String, WordingDesk.Entry> here = all.stream()
                .filter(entry -> entry.newest().language().equals(language))
                .collect(Collectors.toMap(entry -> entry.newest().name(), entry -> entry));
        Set<WordingKind> inUse = here.values().stream()
                .filter(WordingDesk.Entry::inForce)
                .map(entry -> entry.newest().kind())
                .collect(Collectors.toSet());
        return new Row(
                WordingScreens.tongue(language),
                people,
                voice,
                voice
                        ? List.of()
                        : WordingKind.neededToOpen(false).stream()
                                .filter(kind -> !inUse.contains(kind))
                                .sorted()
                                .toList(),
                columns.stream()
                        .map(column -> voice
                                ? heard(column, recorded)
                                : cell(column, Optional.ofNullable(here.get(column.name()))))
                        .toList());
    }

    private static WordingScreen.Cell heard(Column column, Set<ClipName> recorded) {
        boolean there = recorded.contains(ClipName.wording(column.name()));
        return new WordingScreen.Cell(column.name(), there ? State.RECORDED : State.RECORDING, null, null);
    }

    private static WordingScreen.Cell cell(Column column, Optional<WordingDesk.Entry> here) {
        if (here.isEmpty()) {
            return new WordingScreen.Cell(column.name(), State.MISSING, null, null);
        }
        WordingDesk.Entry entry = here.get();
        Wording newest = entry.newest();
        Instant reviewed = newest.reviewedAt();
        return new WordingScreen.Cell(
                column.name(),
                state(newest.state(), entry.inForce()),
                newest.reviewer(),
                reviewed == null ? null : WordingScreens.day(reviewed));
    }

    private static State state(WordingState newest, boolean inForce) {
        return switch (newest) {
            case APPROVED -> State.IN_USE;
            case WITHDRAWN -> State.WITHDRAWN;
            case UNREVIEWED -> inForce ? State.IN_USE_DRAFT : State.DRAFT;
        };
    }
}
