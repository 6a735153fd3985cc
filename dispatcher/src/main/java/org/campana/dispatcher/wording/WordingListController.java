package org.campana.dispatcher.wording;

import java.util.List;
import org.campana.dispatcher.compose.WordingKind;
import org.campana.dispatcher.compose.WordingState;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// All wordings at a glance: what there is in which language, and what could be sent now.
@RestController
class WordingListController {

    private final WordingDesk desk;

    WordingListController(WordingDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/v1/wordings")
    WordingList list() {
        return new WordingList(desk.list().stream()
                .map(entry -> new WordingLine(
                        entry.newest().name(),
                        entry.newest().kind(),
                        entry.newest().audience(),
                        entry.newest().language(),
                        entry.newest().version(),
                        entry.newest().state(),
                        entry.inForce()))
                .toList());
    }

    /// All wordings, by name, audience and language.
    record WordingList(List<WordingLine> wordings) {}

    /// The newest version of one.
    ///
    /// @param inForce whether this or an older version is reviewed and not withdrawn, so that it can be sent
    record WordingLine(
            String name,
            WordingKind kind,
            Audience audience,
            Language language,
            int version,
            WordingState state,
            boolean inForce) {}
}
