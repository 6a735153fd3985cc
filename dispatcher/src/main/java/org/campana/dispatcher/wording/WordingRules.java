package org.campana.dispatcher.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.campana.dispatcher.compose.Composer;
import org.campana.dispatcher.compose.Template;
import org.campana.dispatcher.compose.Text;
import org.campana.dispatcher.compose.Wording;
import org.campana.dispatcher.compose.WordingKind;
import org.campana.dispatcher.wording.Finding.Rule;
import org.campana.events.SchoolAction;
import org.springframework.stereotype.Component;

/// All that a text must keep to, when it is written and again when it is reviewed: a text from before a rule must not
/// be approved past it.
@Component
class WordingRules {

    private static final int LONGEST = 1600;

    private final WordingSamples samples;
    private final WordingDeskSettings settings;
    private final WordingLinter linter;

    WordingRules(WordingSamples samples, WordingDeskSettings settings) {
        this.samples = samples;
        this.settings = settings;
        this.linter = new WordingLinter(settings.networksOwn());
    }

    /// What is wrong with a text: fields nobody fills, fields it lacks, what the linter finds in whichever branch, its
    /// length, how hard it is to read.
    List<Finding> findings(Wording draft) {
        if (settings.isVoiceOnly(draft.language())) {
            return List.of(Finding.of(Rule.VOICE_ONLY));
        }
        if (draft.text().isBlank()) {
            return List.of(Finding.of(Rule.EMPTY));
        }
        if (draft.text().length() > LONGEST) {
            return List.of(Finding.of(Rule.LENGTH));
        }
        Set<String> fields;
        try {
            fields = new Template(draft.text(), draft.language()).fields();
        } catch (IllegalArgumentException broken) {
            return List.of(Finding.of(Rule.BRACES));
        }
        List<Finding> findings = new ArrayList<>();
        fields.stream()
                .filter(field -> !Template.FIELDS.contains(field))
                .forEach(field -> findings.add(new Finding(Rule.UNKNOWN_FIELD, field)));
        required(draft.kind()).stream()
                .filter(field -> !fields.contains(field))
                .forEach(field -> findings.add(new Finding(Rule.MISSING_FIELD, field)));
        if (findings.isEmpty()) {
            try {
                findings.addAll(branches(draft));
            } catch (IllegalArgumentException unfillable) {
                // Well formed, but with a format that its field does not take, such as {school, number}.
                return List.of(Finding.of(Rule.BRACES));
            }
        }
        return findings;
    }

    /// The school year that reads the hardest branch; empty where there is no formula.
    OptionalDouble year(Wording draft) {
        OptionalDouble hardest = OptionalDouble.empty();
        for (SchoolAction action : SchoolAction.values()) {
            OptionalDouble year =
                    Readability.year(samples.common(draft, true, action).text(), draft.language());
            if (year.isPresent() && year.getAsDouble() > hardest.orElse(Double.NEGATIVE_INFINITY)) {
                hardest = year;
            }
        }
        return hardest;
    }

    /// Every branch of the text is read, whichever of them would be sent.
    private List<Finding> branches(Wording draft) {
        Set<Finding> findings = new LinkedHashSet<>();
        int most = 0;
        for (SchoolAction action : SchoolAction.values()) {
            findings.addAll(linter.findings(samples.plain(draft, false, action)));
            findings.addAll(linter.findings(samples.plain(draft, true, action)));
            Text at = samples.common(draft, true, action);
            most = Math.max(most, at.segments());
        }
        year(draft).ifPresent(year -> {
            // As it is shown: a writer who reads "5.0, and the most is 5" would not know what to do.
            if (Double.parseDouble(shown(year)) > Readability.HIGHEST) {
                findings.add(new Finding(Rule.READING_LEVEL, shown(year)));
            }
        });
        if (most > Composer.MOST_SEGMENTS) {
            findings.add(new Finding(Rule.SEGMENTS, Integer.toString(most)));
        }
        return findings.stream().sorted(Comparator.comparing(Finding::rule)).toList();
    }

    /// With one place behind the point.
    static String shown(double year) {
        return String.format(Locale.ROOT, "%.1f", Math.max(0, year));
    }

    private static List<String> required(WordingKind kind) {
        return switch (kind) {
            case FIRST_ALERT, UPDATE -> List.of(Template.NETWORK, Template.SCHOOL, Template.TIME);
            case ALL_CLEAR, CORRECTION -> List.of(Template.NETWORK, Template.SCHOOL);
            case DRILL_PREFIX, STOP_HINT -> List.of();
        };
    }
}
