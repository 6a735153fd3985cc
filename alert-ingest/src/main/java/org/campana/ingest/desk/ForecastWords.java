package org.campana.ingest.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.campana.events.Audience;
import org.campana.ingest.release.Forecast;
import org.campana.web.LanguageNames;
import org.jspecify.annotations.Nullable;

/// Says in words who would read an alert in which language, so that a fallback is a choice and not a surprise.
///
/// @param readers one sentence for each group that would not read it in the language they want first
/// @param policies what happens to people none of whose languages has the words, now and later
record ForecastWords(List<String> readers, List<String> policies) {

    /// The words for a forecast; none without one.
    static ForecastWords of(@Nullable Forecast forecast, Audience audience) {
        if (forecast == null) {
            return new ForecastWords(List.of(), List.of());
        }
        List<String> readers = new ArrayList<>();
        forecast.byLanguage().stream()
                .filter(line -> line.wanted() != null && !line.wanted().equals(line.language()))
                .forEach(line -> readers.add(
                        who(line.people(), audience, line.wanted()) + " " + reads(line) + told(line) + "."));
        forecast.heldBack()
                .forEach(line -> readers.add(who(line.people(), audience, line.language())
                        + (line.people() == 1 ? " is" : " are") + " not told: " + why(line.reason()) + "."));
        return new ForecastWords(
                readers,
                forecast.fallbacks().stream().map(ForecastWords::policy).toList());
    }

    private static String who(int people, Audience audience, @Nullable String wanted) {
        String noun = switch (audience) {
            case FAMILIES -> people == 1 ? "family" : "families";
            case STAFF, NETWORK, HUBS -> people == 1 ? "person" : "people";
        };
        return people + " " + noun + (wanted == null ? "" : " whose first language is " + name(wanted));
    }

    private static String reads(Forecast.InLanguage line) {
        return (line.people() == 1 ? "reads it in " : "read it in ") + name(line.language());
    }

    private static String told(Forecast.InLanguage line) {
        return line.fallback() ? ", which is on no list of theirs: we have no checked words in their languages" : "";
    }

    private static String why(String reason) {
        return switch (reason) {
            case "NO_APPROVED_WORDING" -> "we have no checked words in their languages";
            case "NO_CHANNEL" -> "they asked for a channel that we do not send by";
            case "OUTSIDE_HOURS" -> "they asked to be told around school hours only";
            case "PERSON_CAP" -> "they had as many alerts in this hour as one person may get";
            default -> reason.replace('_', ' ').toLowerCase(Locale.ROOT);
        };
    }

    private static String policy(Forecast.Fallback fallback) {
        String kind = switch (fallback.kind()) {
            case "FIRST_ALERT" -> "This alert";
            case "UPDATE" -> "An update";
            case "ALL_CLEAR" -> "The all clear";
            case "CORRECTION" -> "A correction";
            default -> fallback.kind();
        };
        String language = fallback.language();
        if (language == null) {
            return kind + ": not told.";
        }
        return kind + ": told in " + name(language)
                + (fallback.policy().equals("ANY")
                        ? ", or in any language that has the words."
                        : ", the language of the network.");
    }

    private static String name(String tag) {
        return LanguageNames.of(tag, Locale.ENGLISH);
    }
}
