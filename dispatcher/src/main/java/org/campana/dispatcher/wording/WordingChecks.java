package org.campana.dispatcher.wording;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campana.dispatcher.audience.AudienceList;
import org.campana.dispatcher.brake.PacingSettings;
import org.campana.dispatcher.compose.LanguageLookup;
import org.campana.dispatcher.compose.Text;
import org.campana.dispatcher.compose.Wording;
import org.campana.dispatcher.compose.Wordings;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.dispatcher.wording.Finding.Rule;
import org.campana.dispatcher.wording.WordingCheck.Preview;
import org.campana.events.Language;
import org.campana.events.sms.SmsText;
import org.springframework.stereotype.Component;

/// Looks at a text from every side: rules, length, cost, and how it looks on a phone of a school of this network.
@Component
class WordingChecks {

    private static final Set<Rule> NOTHING_TO_SHOW = Set.of(Rule.EMPTY, Rule.BRACES, Rule.VOICE_ONLY, Rule.LENGTH);

    private final WordingRules rules;
    private final WordingSamples samples;
    private final Schools schools;
    private final Reach reach;

    WordingChecks(WordingRules rules, WordingSamples samples, Schools schools, Reach reach) {
        this.rules = rules;
        this.samples = samples;
        this.schools = schools;
        this.reach = reach;
    }

    WordingCheck of(Wording draft) {
        List<Finding> findings = rules.findings(draft);
        int phones = reach.phones(draft);
        if (findings.stream().map(Finding::rule).anyMatch(NOTHING_TO_SHOW::contains)) {
            return new WordingCheck(findings, List.of(), null, List.of(), null, null, phones, 0);
        }
        List<Preview> previews = previews(draft);
        SmsText sms = SmsText.of(previews.getFirst().text());
        OptionalDouble year = rules.year(draft);
        return new WordingCheck(
                findings,
                previews,
                sms,
                Gsm7Advice.letters(draft.text()),
                Gsm7Advice.plainText(draft.text()),
                year.isEmpty() ? null : WordingRules.shown(year.getAsDouble()),
                phones,
                reach.seconds(sms.segments() * phones));
    }

    /// At the school whose name is of middle length, and at the one with the longest.
    private List<Preview> previews(Wording draft) {
        List<School> byName = schools.all().stream()
                .filter(School::active)
                .sorted(Comparator.comparingInt(school -> school.name().length()))
                .toList();
        if (byName.isEmpty()) {
            Text text = samples.common(draft);
            return List.of(new Preview("Lincoln School", text.text(), text.segments(), false));
        }
        return Stream.of(byName.get(byName.size() / 2), byName.getLast())
                .distinct()
                .map(school -> {
                    Text text = samples.at(school, draft);
                    return new Preview(school.name(), text.text(), text.segments(), school.equals(byName.getLast()));
                })
                .toList();
    }

    /// Whom a text would reach, and how fast.
    @Component
    static class Reach {

        private final AudienceList audience;
        private final Wordings wordings;
        private final PacingSettings pacing;

        Reach(AudienceList audience, Wordings wordings, PacingSettings pacing) {
            this.audience = audience;
            this.wordings = wordings;
            this.pacing = pacing;
        }

        /// People who would be told in this language if the text were in use, those who fall back to it not counted.
        int phones(Wording draft) {
            Set<Language> inUse = wordings.inForce(draft.audience()).stream()
                    .filter(wording -> wording.name().equals(draft.name()))
                    .map(Wording::language)
                    .collect(Collectors.toCollection(HashSet::new));
            inUse.add(draft.language());
            return audience.readers(draft.audience()).entrySet().stream()
                    .filter(list -> LanguageLookup.lookup(list.getKey(), inUse)
                            .filter(draft.language()::equals)
                            .isPresent())
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        long seconds(int segments) {
            return (long) Math.ceil(segments / pacing.segmentsPerSecond());
        }
    }
}
