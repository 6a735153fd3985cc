package org.campana.dispatcher.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.campana.dispatcher.clip.ClipName;
import org.campana.dispatcher.clip.Clips;
import org.campana.events.Audience;
import org.campana.events.ClipId;
import org.campana.events.Language;
import org.campana.events.Phrase;
import org.campana.events.SchoolAction;
import org.springframework.stereotype.Component;

/// The rule by which recordings become a message: that it is a drill, the school's name, what the wording says,
/// what the school does. Each is a sentence of its own, so that no language has to bend to another's order. A
/// message is played whole or not at all. Place and time are not said: nobody can have recorded them.
@Component
public class Recordings {

    /// Of which wordings there are recordings; staff read.
    public static final Audience AUDIENCE = Audience.FAMILIES;

    private final Clips clips;

    Recordings(Clips clips) {
        this.clips = clips;
    }

    /// What opens an alert, in each language in which all that may follow is recorded too.
    Map<Language, List<ClipId>> open(Message message, List<Wording> inForce) {
        return joined(message, inForce, true);
    }

    /// What carries an alert on, in each language in which it is recorded.
    Map<Language, List<ClipId>> followUp(Message message, List<Wording> inForce) {
        return joined(message, inForce, false);
    }

    private Map<Language, List<ClipId>> joined(Message message, List<Wording> inForce, boolean opens) {
        List<ClipName> parts = parts(message, inForce);
        if (parts.isEmpty()) {
            return Map.of();
        }
        Map<Language, List<ClipId>> joined = new HashMap<>();
        clips.inUse(message.school().schoolId()).forEach((language, inUse) -> {
            if (inUse.keySet().containsAll(parts)
                    && (!opens
                            || missing(inUse.keySet(), inForce, message.drill()).isEmpty())) {
                joined.put(
                        language,
                        parts.stream()
                                .flatMap(part -> Optional.ofNullable(inUse.get(part)).stream())
                                .toList());
            }
        });
        return joined;
    }

    /// The parts of a message in their order; empty for one that is not told by recordings.
    private static List<ClipName> parts(Message message, List<Wording> inForce) {
        List<Wording> said = inForce.stream()
                .filter(wording ->
                        wording.kind() == message.kind() && wording.name().equals(message.wording()))
                .toList();
        List<ClipName> parts = new ArrayList<>();
        if (message.audience() != AUDIENCE || said.isEmpty()) {
            return parts;
        }
        if (message.drill()) {
            // Without a wording for it no drill goes out at all.
            names(WordingKind.DRILL_PREFIX, inForce).findFirst().ifPresent(parts::add);
        }
        parts.add(ClipName.school(message.school().schoolId()));
        parts.add(ClipName.wording(message.wording()));
        if (message.facts().action() != SchoolAction.NOT_STATED
                && said.stream().anyMatch(Recordings::saysWhatTheSchoolDoes)) {
            parts.add(ClipName.action(message.facts().action()));
        }
        return parts;
    }

    private static boolean saysWhatTheSchoolDoes(Wording wording) {
        return new Template(wording.text(), wording.language()).fields().contains(Template.ACTION);
    }

    /// Everything that is to be recorded in a language beside the names of schools, in the order it is heard.
    ///
    /// @param inForce the wordings of [#AUDIENCE], in whichever language
    public static Set<ClipName> all(List<Wording> inForce) {
        Set<ClipName> all = new LinkedHashSet<>();
        Stream.of(WordingKind.values())
                .filter(kind -> kind != WordingKind.STOP_HINT)
                .forEach(kind -> names(kind, inForce).forEach(all::add));
        Stream.of(SchoolAction.values())
                .filter(action -> action != SchoolAction.NOT_STATED)
                .forEach(action -> all.add(ClipName.action(action)));
        Stream.of(Phrase.values()).forEach(phrase -> all.add(ClipName.phrase(phrase)));
        return all;
    }

    /// What keeps an alert from opening in a language by recordings: every phrase of a call has to be there,
    /// and a wording of each kind that may follow. Where several wordings of a kind are missing, the first by
    /// name.
    public static Set<ClipName> missing(Set<ClipName> recorded, List<Wording> inForce, boolean drill) {
        Set<ClipName> missing = new LinkedHashSet<>();
        WordingKind.neededToOpen(drill).forEach(kind -> {
            List<ClipName> names = names(kind, inForce).toList();
            if (names.stream().noneMatch(recorded::contains)) {
                names.stream().findFirst().ifPresent(missing::add);
            }
        });
        Stream.of(Phrase.values())
                .map(ClipName::phrase)
                .filter(phrase -> !recorded.contains(phrase))
                .forEach(missing::add);
        return missing;
    }

    private static Stream<ClipName> names(WordingKind kind, List<Wording> inForce) {
        return inForce.stream()
                .filter(wording -> wording.kind() == kind)
                .map(wording -> ClipName.wording(wording.name()))
                .distinct()
                .sorted();
    }
}
