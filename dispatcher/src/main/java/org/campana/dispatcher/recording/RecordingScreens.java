package org.campana.dispatcher.recording;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.campana.dispatcher.clip.Clip;
import org.campana.dispatcher.clip.ClipName;
import org.campana.dispatcher.clip.ClipState;
import org.campana.dispatcher.clip.Clips;
import org.campana.dispatcher.compose.Recordings;
import org.campana.dispatcher.compose.Wording;
import org.campana.dispatcher.compose.Wordings;
import org.campana.dispatcher.recording.RecordingScreen.Heard;
import org.campana.dispatcher.recording.RecordingScreen.Part;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.dispatcher.wording.WordingDeskSettings;
import org.campana.dispatcher.wording.WordingSamples;
import org.campana.events.Language;
import org.campana.web.LanguageNames;
import org.campana.web.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Lays out what is recorded in a language, what waits for a second person, and what is missing.
@Component
class RecordingScreens {

    private final Clips clips;
    private final Wordings wordings;
    private final Schools schools;
    private final WordingSamples samples;
    private final Words words;

    RecordingScreens(Clips clips, Wordings wordings, Schools schools, WordingSamples samples, Words words) {
        this.clips = clips;
        this.wordings = wordings;
        this.schools = schools;
        this.samples = samples;
        this.words = words;
    }

    /// Every language that is told by voice, or that somebody recorded something in.
    List<RecordingScreen> all(Person person) {
        Set<Language> languages = new TreeSet<>(clips.languages());
        words.settings().voiceOnly().forEach(tag -> languages.add(Language.of(tag)));
        return languages.stream().map(language -> of(language, person)).toList();
    }

    RecordingScreen of(Language language, Person person) {
        List<Wording> inForce = wordings.inForce(Recordings.AUDIENCE);
        Map<ClipName, Clip> inUse = clips.inUse(language);
        Map<ClipName, Clip> newest = clips.newest(language);
        List<Part> parts = new ArrayList<>();
        Recordings.all(inForce)
                .forEach(name -> parts.add(
                        part(name, words.label(name, inForce), meaning(name, inForce), inUse, newest, person)));
        return new RecordingScreen(
                language.tag(),
                LanguageNames.of(language.tag(), LocaleContextHolder.getLocale()),
                LanguageNames.own(language.tag()),
                parts,
                schools.all().stream()
                        .filter(School::active)
                        .map(school -> part(
                                ClipName.school(school.schoolId()),
                                school.name(),
                                school.name(),
                                inUse,
                                newest,
                                person))
                        .toList());
    }

    private String meaning(ClipName name, List<Wording> inForce) {
        return wording(name, inForce).map(samples::plainly).orElseGet(() -> words.of("recording.say." + name));
    }

    /// In the reader's language where it is in force, else in English, else in whichever.
    private static Optional<Wording> wording(ClipName name, List<Wording> inForce) {
        String reader = LocaleContextHolder.getLocale().getLanguage();
        List<Wording> named = inForce.stream()
                .filter(wording -> ClipName.wording(wording.name()).equals(name))
                .toList();
        return Stream.of(reader, Language.ENGLISH.tag())
                .flatMap(tag -> named.stream()
                        .filter(wording -> wording.language().tag().equals(tag)))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    private static Part part(
            ClipName name,
            String label,
            String meaning,
            Map<ClipName, Clip> inUse,
            Map<ClipName, Clip> newest,
            Person person) {
        Optional<Clip> last = Optional.ofNullable(newest.get(name));
        return new Part(
                name.value(),
                label,
                meaning,
                heard(inUse.get(name), person),
                heard(last.filter(clip -> clip.state() == ClipState.UNREVIEWED).orElse(null), person),
                last.filter(clip -> clip.state() == ClipState.WITHDRAWN).isPresent());
    }

    private static @Nullable Heard heard(@Nullable Clip clip, Person person) {
        return clip == null
                ? null
                : Heard.of(
                        clip,
                        seconds(clip.millis()),
                        day(clip.editedAt()),
                        clip.editorId().equals(person.id()));
    }

    private static String seconds(int millis) {
        NumberFormat number = NumberFormat.getInstance(LocaleContextHolder.getLocale());
        number.setMaximumFractionDigits(1);
        return number.format(millis / 1000.0);
    }

    private static String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(LocaleContextHolder.getLocale())
                .format(at.atOffset(ZoneOffset.UTC));
    }

    /// What things are called.
    @Component
    record Words(MessageSource messages, WordingDeskSettings settings) {

        String of(String key) {
            return messages.getMessage(key, null, LocaleContextHolder.getLocale());
        }

        /// A wording by its kind, and by its name where there are several of the kind.
        String label(ClipName name, List<Wording> inForce) {
            Optional<Wording> wording = inForce.stream()
                    .filter(one -> ClipName.wording(one.name()).equals(name))
                    .findFirst();
            if (wording.isEmpty()) {
                return of("recording.part." + name);
            }
            String kind = of("wording.kind." + wording.get().kind());
            boolean alone = inForce.stream()
                            .filter(one -> one.kind() == wording.get().kind())
                            .map(Wording::name)
                            .distinct()
                            .count()
                    == 1;
            return alone
                    ? kind
                    : kind + " (" + wording.get().name().replace('-', ' ').toLowerCase(Locale.ROOT) + ")";
        }
    }
}
