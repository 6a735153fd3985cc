package org.campana.notifier.signup;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.channel.voice.VoiceSettings;
import org.campana.notifier.enrol.LanguageNames;
import org.campana.notifier.school.School;
import org.campana.notifier.school.Schools;
import org.campana.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Reads what was sent. A refusal names the field and the fix and says nothing that depends on whose number it is.
@Component
class WishCheck {

    private static final int MOST_SCHOOLS = 10;
    private static final int MOST_LANGUAGES = 3;

    private final Schools schools;
    private final LanguageNames languages;
    private final VoiceSettings voice;

    WishCheck(Schools schools, LanguageNames languages, VoiceSettings voice) {
        this.schools = schools;
        this.languages = languages;
        this.voice = voice;
    }

    /// The active schools and offered languages of these names.
    Wish wish(
            List<@Nullable String> schoolIds,
            @Nullable Collection<@Nullable String> tags,
            @Nullable String way,
            @Nullable String hours) {
        List<SchoolId> asked = schoolIds.stream()
                .map(id -> school(id).map(School::schoolId).orElseThrow(WishCheck::noSuchSchool))
                .distinct()
                .toList();
        if (asked.isEmpty() || asked.size() > MOST_SCHOOLS) {
            throw noSuchSchool();
        }
        List<Language> theirs = tags == null
                ? List.of()
                : tags.stream()
                        .filter(Objects::nonNull)
                        .filter(tag -> !tag.isBlank())
                        .map(tag -> languages.offered().stream()
                                .filter(offered -> offered.tag().equals(tag))
                                .findFirst()
                                .orElseThrow(this::notOffered))
                        .distinct()
                        .toList();
        if (theirs.isEmpty() || theirs.size() > MOST_LANGUAGES) {
            throw notOffered();
        }
        Way chosen = way(way);
        return new Wish(asked, theirs, chosen == null ? Way.TEXT : chosen, hours(hours));
    }

    /// What was chosen; null for no choice.
    @Nullable
    Way way(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        return Stream.of(Way.values())
                .filter(each -> each.name().equals(written))
                .filter(each -> voice.offered() || each == Way.TEXT)
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "no-such-way",
                                "We cannot reach you in that way",
                                "Alerts come as texts" + (voice.offered() ? ", as phone calls, or as both." : " here."))
                        .field("way")
                        .fix(voice.offered() ? "Send TEXT, CALL or BOTH, or leave it out for TEXT" : "Leave it out"));
    }

    /// What was chosen; null for no choice.
    static @Nullable Hours hours(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        return Stream.of(Hours.values())
                .filter(each -> each.name().equals(written))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "no-such-hours",
                                "We do not know these hours",
                                "Alerts come around school hours or at any hour.")
                        .field("hours")
                        .fix("Send SCHOOL or ANY, or leave it out for SCHOOL"));
    }

    /// The active school of this id.
    Optional<School> school(@Nullable String id) {
        try {
            return Optional.ofNullable(id)
                    .flatMap(given -> schools.find(SchoolId.of(given)))
                    .filter(School::active);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static PhoneNumber number(@Nullable String written) {
        PhoneNumber number = PhoneNumber.orNull(written);
        if (number == null) {
            throw Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "number-not-ours",
                            "That is not a number we can text",
                            "We text numbers of the United States and Canada only.")
                    .field("number")
                    .fix("Give a mobile number with its area code, such as +12025550143");
        }
        return number;
    }

    private static Problem noSuchSchool() {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "no-such-school",
                        "There is no such school here",
                        "No school of this network has that name.")
                .field("school")
                .fix("Use the short name at the end of a school's address on the page /join, at most 10 of them");
    }

    private Problem notOffered() {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "language-not-offered",
                        "We do not write in that language",
                        "Name one to three languages that are offered here.")
                .field("languages")
                .fix("Use one of "
                        + languages.offered().stream().map(Language::tag).collect(Collectors.joining(", ")));
    }
}
