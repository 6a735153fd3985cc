package org.campana.dispatcher.compose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.campana.dispatcher.clip.ClipName;
import org.campana.dispatcher.clip.ClipsAtHand;
import org.campana.dispatcher.school.School;
import org.campana.events.AlertFacts;
import org.campana.events.Audience;
import org.campana.events.ClipId;
import org.campana.events.Language;
import org.campana.events.SchoolAction;
import org.campana.events.SchoolId;
import org.campana.events.SiteKind;

/// The wordings that the migration ships, without a database, and what fills them.
public final class ShippedWordings {

    /// 2:10 PM in California.
    static final Instant SEEN = Instant.parse("2026-11-18T22:10:00Z");
    /// 2:12 PM in California.
    static final Instant SENT = Instant.parse("2026-11-18T22:12:00Z");

    private static final Pattern ROW =
            Pattern.compile("\\('([a-z-]+)', '([A-Z]+)', '([A-Za-z-]+)', '([A-Z_]+)',\\s*'((?:[^']|'')*)'\\)");

    /// The policies as they are unless somebody sets others.
    static final WordingSettings SETTINGS = new WordingSettings(new WordingSettings.Fallback(
            "en",
            FallbackPolicy.NETWORK_DEFAULT,
            FallbackPolicy.ANY,
            FallbackPolicy.ANY,
            FallbackPolicy.ANY,
            FallbackPolicy.NONE));

    private ShippedWordings() {}

    /// What is approved from the start.
    public static List<Wording> all() {
        return of("V0002__wording.sql");
    }

    /// What waits for people who speak the language.
    public static List<Wording> drafts() {
        return of("V0011__drafts.sql");
    }

    private static List<Wording> of(String migration) {
        try (InputStream sql = ShippedWordings.class.getResourceAsStream("/db/dispatch/" + migration)) {
            return ROW.matcher(new String(sql.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(row -> wording(
                            row.group(1),
                            Audience.valueOf(row.group(2)),
                            Language.of(row.group(3)),
                            WordingKind.valueOf(row.group(4)),
                            row.group(5).replace("''", "'")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Wording wording(String name, Audience audience, Language language, WordingKind kind, String text) {
        return new Wording(
                name,
                audience,
                language,
                1,
                kind,
                text,
                WordingState.APPROVED,
                null,
                "Campana",
                SEEN,
                "Reviewer",
                SEEN);
    }

    /// One that has these in force.
    public static Composer composer(List<Wording> inForce) {
        return composer(inForce, Map.of());
    }

    static Composer composer(List<Wording> inForce, Map<String, String> networkNames) {
        return composer(inForce, networkNames, Map.of());
    }

    /// One that has recordings in use, too.
    static Composer composer(
            List<Wording> inForce, Map<String, String> networkNames, Map<Language, Map<ClipName, ClipId>> recorded) {
        return new Composer(
                new Wordings(null) {
                    @Override
                    public List<Wording> inForce(Audience audience) {
                        return inForce.stream()
                                .filter(wording -> wording.audience() == audience)
                                .toList();
                    }
                },
                new Recordings(new ClipsAtHand(recorded)),
                new NetworkSettings(networkNames),
                SETTINGS);
    }

    static School school(String name) {
        return new School(
                new SchoolId("lincoln"),
                name,
                SiteKind.SCHOOL,
                "LINCOLN",
                "America/Los_Angeles",
                37.7,
                -122.4,
                List.of(),
                true);
    }

    static Message message(Wording wording, String school, String place, SchoolAction action, boolean drill) {
        return new Message(
                wording.name(),
                wording.kind(),
                wording.audience(),
                new AlertFacts(place, SEEN, action),
                drill,
                school(school),
                SENT);
    }

    static Message message(WordingKind kind, Audience audience) {
        return message(
                wording(
                        switch (kind) {
                            case FIRST_ALERT -> "agents-near-school";
                            case UPDATE -> "update";
                            case ALL_CLEAR -> "all-clear";
                            case CORRECTION -> "correction";
                            case DRILL_PREFIX -> "drill-prefix";
                            case STOP_HINT -> "stop-hint";
                        },
                        audience,
                        Language.ENGLISH,
                        kind,
                        "any"),
                "Lincoln School",
                "5th and Oak",
                SchoolAction.NOT_STATED,
                false);
    }
}
