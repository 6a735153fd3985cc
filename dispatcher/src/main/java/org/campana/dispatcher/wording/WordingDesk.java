package org.campana.dispatcher.wording;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.campana.dispatcher.compose.Wording;
import org.campana.dispatcher.compose.WordingKind;
import org.campana.dispatcher.compose.WordingState;
import org.campana.dispatcher.compose.Wordings;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.campana.web.Person;
import org.campana.web.Role;
import org.springframework.stereotype.Component;

/// Where people edit and review wordings. An edit is a new version that nobody is sent before somebody else approved
/// exactly its text.
@Component
class WordingDesk {

    private final Wordings wordings;
    private final WordingRules rules;

    WordingDesk(Wordings wordings, WordingRules rules) {
        this.wordings = wordings;
        this.rules = rules;
    }

    /// The newest version of each wording in each language, and whether a live alert could use some version of it now.
    List<Entry> list() {
        Set<Key> inForce = Arrays.stream(Audience.values())
                .flatMap(audience -> wordings.inForce(audience).stream())
                .map(Key::of)
                .collect(Collectors.toSet());
        return wordings.newest().stream()
                .map(newest -> new Entry(newest, inForce.contains(Key.of(newest))))
                .toList();
    }

    /// The newest version, reviewed or not.
    Optional<Wording> newest(String name, Audience audience, Language language) {
        return wordings.newest(name, audience, language);
    }

    /// Every version, the newest first.
    List<Wording> history(String name, Audience audience, Language language) {
        return wordings.history(name, audience, language);
    }

    /// What the wording of this name is for, in whichever language it exists.
    Optional<WordingKind> kindOf(String name, Audience audience) {
        return wordings.kindOf(name, audience);
    }

    /// A text as the next version behind `seen`, the newest that its writer has seen, 0 for none; empty when the
    /// network has no wording of this name.
    Optional<Wording> draft(String name, Audience audience, Language language, int seen, String text) {
        return kindOf(name, audience)
                .map(kind -> Wording.draft(name, audience, language, seen + 1, kind, text.strip()));
    }

    /// What is wrong with a text.
    List<Finding> findings(Wording draft) {
        return rules.findings(draft);
    }

    /// Adds a version, or does nothing when the newest reads the same.
    Outcome edit(Wording draft, Person editor) {
        Optional<Wording> before = newest(draft.name(), draft.audience(), draft.language());
        if (before.isPresent() && before.get().text().equals(draft.text())) {
            return Outcome.DONE;
        }
        if (before.map(Wording::version).orElse(0) != draft.version() - 1) {
            return Outcome.MOVED_ON;
        }
        if (!findings(draft).isEmpty()) {
            return Outcome.BREAKS_RULES;
        }
        return wordings.add(draft, editor) ? Outcome.DONE : Outcome.MOVED_ON;
    }

    /// Approves or withdraws the newest version.
    Outcome review(Wording newest, WordingState to, Person reviewer) {
        if (newest.state() == to) {
            return Outcome.DONE;
        }
        Optional<Outcome> refused = switch (to) {
            case WITHDRAWN -> reviewer.has(Role.NETWORK_ADMIN) ? Optional.empty() : Optional.of(Outcome.ADMIN_ONLY);
            case APPROVED -> approval(newest, reviewer);
            case UNREVIEWED -> Optional.of(Outcome.MOVED_ON);
        };
        return refused.orElseGet(() -> wordings.review(newest, to, reviewer) ? Outcome.DONE : Outcome.MOVED_ON);
    }

    private Optional<Outcome> approval(Wording newest, Person reviewer) {
        if (reviewer.id().equals(newest.editorId())) {
            return Optional.of(Outcome.OWN_WORDS);
        }
        return findings(newest).isEmpty() ? Optional.empty() : Optional.of(Outcome.BREAKS_RULES);
    }

    /// How an edit or a review went.
    enum Outcome {
        DONE,
        /// Somebody else changed it in between.
        MOVED_ON,
        /// The reviewer wrote it.
        OWN_WORDS,
        /// Taking a language out of use is not a translator's decision.
        ADMIN_ONLY,
        /// It says what may not be said; [WordingDesk#findings] says what.
        BREAKS_RULES
    }

    /// One line of the list.
    record Entry(Wording newest, boolean inForce) {}

    private record Key(String name, Audience audience, Language language) {

        static Key of(Wording wording) {
            return new Key(wording.name(), wording.audience(), wording.language());
        }
    }
}
