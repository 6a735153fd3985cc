package org.campana.dispatcher.compose;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.campana.dispatcher.school.School;
import org.campana.events.AlertFacts;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.campana.events.SchoolAction;
import org.campana.events.SchoolId;
import org.campana.events.SiteKind;
import org.campana.web.Person;
import org.campana.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where people edit and review wordings. An edit is a new version that nobody is sent before somebody else approved
/// exactly its text.
@Component
class WordingDesk {

    private final Wordings wordings;
    private final Composer composer;
    private final Clock clock;

    WordingDesk(Wordings wordings, Composer composer, Clock clock) {
        this.wordings = wordings;
        this.composer = composer;
        this.clock = clock;
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

    /// What the wording of this name is for, in whichever language it exists.
    Optional<WordingKind> kindOf(String name, Audience audience) {
        return wordings.kindOf(name, audience);
    }

    /// What is wrong with a text: fields nobody fills, fields it lacks, the rules of [WordingLinter], its length.
    List<String> findings(Wording draft) {
        Set<String> fields;
        try {
            fields = new Template(draft.text(), draft.language()).fields();
        } catch (IllegalArgumentException broken) {
            return List.of("Correct the braces: the text is not in the form of ICU MessageFormat.");
        }
        List<String> findings = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>(fields);
        unknown.removeAll(Template.FIELDS);
        if (!unknown.isEmpty()) {
            findings.add("Use no other fields than " + sorted(Template.FIELDS) + ".");
        }
        Set<String> missing = new LinkedHashSet<>(required(draft.kind()));
        missing.removeAll(fields);
        missing.forEach(field -> findings.add("Say {" + field + "}: people need it to know what to do."));
        if (findings.isEmpty()) {
            findings.addAll(lint(draft));
        }
        return findings;
    }

    /// Adds a version, or does nothing when the newest reads the same.
    Outcome edit(Wording draft, Person editor) {
        Optional<Wording> before = newest(draft.name(), draft.audience(), draft.language());
        if (before.isPresent() && before.get().text().equals(draft.text())) {
            return Outcome.DONE;
        }
        return wordings.add(draft, editor) ? Outcome.DONE : Outcome.MOVED_ON;
    }

    /// Approves or withdraws the newest version.
    Outcome review(Wording newest, WordingState to, Person reviewer) {
        if (newest.state() == to) {
            return Outcome.DONE;
        }
        if (to == WordingState.WITHDRAWN && !reviewer.has(Role.NETWORK_ADMIN)) {
            return Outcome.ADMIN_ONLY;
        }
        if (to == WordingState.APPROVED && reviewer.id().equals(newest.editorId())) {
            return Outcome.OWN_WORDS;
        }
        return wordings.review(newest, to, reviewer) ? Outcome.DONE : Outcome.MOVED_ON;
    }

    /// As it would reach a phone, at a school with names of common length.
    Text sample(Wording wording) {
        return sample(wording, "5th and Oak", SchoolAction.SECURE);
    }

    /// Every branch of the text is read, whichever of them would be sent.
    private Set<String> lint(Wording draft) {
        Set<String> findings = new LinkedHashSet<>();
        for (SchoolAction action : SchoolAction.values()) {
            Text near = sample(draft, null, action);
            Text at = sample(draft, "5th and Oak", action);
            findings.addAll(WordingLinter.findings(near.text()));
            findings.addAll(WordingLinter.findings(at.text()));
            if (at.segments() > Composer.MOST_SEGMENTS) {
                findings.add("Shorten it: at a school with a name of common length it takes " + at.segments()
                        + " segments, and the most is " + Composer.MOST_SEGMENTS + ".");
            }
        }
        return findings;
    }

    private Text sample(Wording wording, @Nullable String place, SchoolAction action) {
        School school = new School(
                new SchoolId("lincoln"),
                "Lincoln School",
                SiteKind.SCHOOL,
                "LINCOLN",
                "America/Los_Angeles",
                0,
                0,
                List.of(),
                true);
        AlertFacts facts = new AlertFacts(place, clock.instant(), action);
        return composer.preview(
                wording,
                new Message(wording.name(), wording.kind(), wording.audience(), facts, false, school, clock.instant()));
    }

    private static Set<String> required(WordingKind kind) {
        return switch (kind) {
            case FIRST_ALERT, UPDATE -> Set.of(Template.NETWORK, Template.SCHOOL, Template.TIME);
            case ALL_CLEAR, CORRECTION -> Set.of(Template.NETWORK, Template.SCHOOL);
            case DRILL_PREFIX, STOP_HINT -> Set.of();
        };
    }

    private static List<String> sorted(Set<String> fields) {
        return fields.stream().sorted().toList();
    }

    /// How an edit or a review went.
    enum Outcome {
        DONE,
        /// Somebody else changed it in between.
        MOVED_ON,
        /// The reviewer wrote it.
        OWN_WORDS,
        /// Taking a language out of use is not a translator's decision.
        ADMIN_ONLY
    }

    /// One line of the list.
    record Entry(Wording newest, boolean inForce) {}

    private record Key(String name, Audience audience, Language language) {

        static Key of(Wording wording) {
            return new Key(wording.name(), wording.audience(), wording.language());
        }
    }
}
