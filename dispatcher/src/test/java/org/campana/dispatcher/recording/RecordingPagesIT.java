package org.campana.dispatcher.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.campana.dispatcher.DispatcherIntegration;
import org.campana.dispatcher.PageBrowser;
import org.campana.dispatcher.Probe;
import org.campana.dispatcher.Town;
import org.campana.dispatcher.clip.Clip;
import org.campana.dispatcher.clip.ClipName;
import org.campana.dispatcher.clip.ClipState;
import org.campana.dispatcher.clip.Clips;
import org.campana.dispatcher.clip.Take;
import org.campana.dispatcher.clip.Waves;
import org.campana.dispatcher.compose.Recordings;
import org.campana.dispatcher.compose.Wordings;
import org.campana.dispatcher.school.Schools;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.ClipId;
import org.campana.events.DeliveryRequested;
import org.campana.events.FollowUpKind;
import org.campana.events.FollowUpRequested;
import org.campana.events.FollowUpRequested.LanguageText;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Phrase;
import org.campana.events.PhrasesRecorded;
import org.campana.events.PhrasesRecorded.PhraseClip;
import org.campana.events.Recording;
import org.campana.events.Topics;
import org.campana.web.Person;
import org.campana.web.Role;
import org.campana.web.SignInLinks;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From the voice of one person by the ear of a second to what is asked of the notifier.
class RecordingPagesIT extends DispatcherIntegration {

    private static final ClipName KEYS = ClipName.phrase(Phrase.KEYS);
    private static final Person JUANA = new Person(UUID.randomUUID(), "Juana", Set.of(Role.TRANSLATOR));
    private static final Person PEDRO = new Person(UUID.randomUUID(), "Pedro", Set.of(Role.TRANSLATOR));

    @LocalServerPort
    private int port;

    @Autowired
    private SignInLinks links;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Schools schools;

    @Autowired
    private Probe probe;

    @Autowired
    private Clips clips;

    @Autowired
    private Wordings wordings;

    @Autowired
    private List<RetentionClocks> retention;

    @Test
    void aRecordingIsPlayedOnceASecondPersonHeardIt() {
        Language triqui = Language.of("trq");
        PageBrowser juana = browser("Juana", Role.TRANSLATOR);
        PageBrowser pedro = browser("Pedro", Role.TRANSLATOR);

        assertThat(send(juana, triqui, KEYS, Waves.tone(2_000)).body())
                .contains("Saved. Another person who speaks", "You recorded it.")
                .doesNotContain("/approval");
        String id = newest(triqui, KEYS).id().toString();
        assertThat(juana.get("/clips/" + id + ".wav").statusCode()).isEqualTo(404);
        assertThat(juana.get("/recordings/sounds/" + id + ".wav").statusCode()).isEqualTo(200);
        assertThat(juana.submit("/recordings/trq/take?name=call/keys", "/recordings/trq/approval", Map.of("clip", id))
                        .body())
                .contains("You recorded it yourself.");
        assertThat(clips.inUse(triqui)).isEmpty();

        assertThat(pedro.submit("/recordings/trq", "/recordings/trq/approval", Map.of("clip", id))
                        .body())
                .contains("Approved. Calls play it from now on.", "Recorded by Juana", "Approved by Pedro");

        HttpResponse<String> played = browser().get("/clips/" + id + ".wav");
        assertThat(played.statusCode()).isEqualTo(200);
        assertThat(played.headers().firstValue("Content-Type")).hasValue("audio/wav");
        assertThat(played.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(played.headers().firstValueAsLong("Content-Length")).hasValue(Waves.tone(2_000).length);
        assertThat(browser().get("/clips/" + UUID.randomUUID() + ".wav").statusCode())
                .isEqualTo(404);
        assertThat(probe.await(PhrasesRecorded.class, 1, one -> one.language().equals(triqui))
                        .getLast()
                        .phrases())
                .containsExactly(new PhraseClip(Phrase.KEYS, ClipId.of(id)));
    }

    @Test
    void onlyAnAdministratorTakesARecordingOutOfUseAndItIsAnnounced() {
        Language zapotec = Language.of("zap");
        ClipId id = approved(zapotec, KEYS);
        PageBrowser pedro = browser("Pedro", Role.TRANSLATOR);
        PageBrowser grace = browser("Grace", Role.NETWORK_ADMIN);

        assertThat(pedro.get("/recordings/zap").body()).doesNotContain("/withdrawal");
        assertThat(pedro.submit("/recordings/zap/take?name=call/keys", "/recordings/zap/withdrawal", clip(id))
                        .body())
                .contains("Only an administrator");
        assertThat(grace.submit("/recordings/zap", "/recordings/zap/withdrawal", clip(id))
                        .body())
                .contains("Taken out of use.");

        assertThat(clips.inUse(zapotec)).isEmpty();
        assertThat(probe.await(PhrasesRecorded.class, 2, one -> one.language().equals(zapotec))
                        .getLast()
                        .phrases())
                .isEmpty();
        assertThat(browser().get("/clips/" + id + ".wav").statusCode())
                .as("no call under way ends in the middle")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "words, The file is no sound that we can read.",
        "silence, Hardly anything is to be heard.",
        "short, It is shorter than a third of a second.",
        "long, It is longer than 30 seconds."
    })
    void whatIsNoRecordingIsRefusedWithWhatToDo(String what, String said) {
        Language nahuatl = Language.of("nah");
        byte[] file = switch (what) {
            case "silence" -> Waves.silence();
            case "short" -> Waves.tone(100);
            case "long" -> Waves.tone(31_000);
            default ->
                "Please do not come now. Please do not come now.".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        };

        HttpResponse<String> answer = send(browser("Juana", Role.TRANSLATOR), nahuatl, KEYS, file);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(said);
        assertThat(clips.newest(nahuatl)).isEmpty();
    }

    @Test
    void whoSpeaksItHearsTheRecordingsAndEverybodyElseIsToldAsBefore() {
        Language mixteco = Language.of("mix");
        Town town = Town.of(schools, probe, jdbc);
        Map<ClipName, ClipId> recorded = everything(mixteco, town);
        PersonId person = town.people(1, Audience.FAMILIES, "mix", "es").getFirst();
        PersonId spanish = town.people(1, Audience.FAMILIES, "es", "mix").getFirst();

        AlertReleased alert = town.release(Audience.FAMILIES);
        probe.send(Topics.ALERTS, alert);

        List<DeliveryRequested> asked =
                probe.await(DeliveryRequested.class, 2, one -> one.alertId().equals(alert.alertId()));
        assertThat(asked).allMatch(one -> one.language().equals(Language.SPANISH));
        assertThat(asked)
                .filteredOn(one -> one.personId().equals(person))
                .singleElement()
                .extracting(DeliveryRequested::recording)
                .as("what they hear when they call")
                .isEqualTo(new Recording(
                        mixteco,
                        List.of(
                                recorded.get(ClipName.school(town.schoolId())),
                                recorded.get(ClipName.wording("agents-near-school")))));
        assertThat(asked)
                .filteredOn(one -> one.personId().equals(spanish))
                .singleElement()
                .extracting(DeliveryRequested::recording)
                .as("their own list comes first")
                .isNull();

        probe.send(Topics.ALERTS, Town.followUp(alert, 2, FollowUpKind.ALL_CLEAR, "all-clear"));
        FollowUpRequested end = probe.await(
                        FollowUpRequested.class, 1, one -> one.alertId().equals(alert.alertId()))
                .getFirst();
        assertThat(end.texts())
                .filteredOn(text -> text.language().equals(mixteco))
                .singleElement()
                .extracting(LanguageText::recording)
                .isEqualTo(new Recording(
                        mixteco,
                        List.of(
                                recorded.get(ClipName.school(town.schoolId())),
                                recorded.get(ClipName.wording("all-clear")))));
    }

    @Test
    void aVoiceThatIsOutOfUseGoesAfterThirtyDays() {
        Language chuj = Language.of("cac");
        ClipId old = approved(chuj, KEYS);
        ClipId used = approved(chuj, KEYS);
        ClipId over = approved(chuj, ClipName.phrase(Phrase.OVER));
        clips.review(newest(chuj, ClipName.phrase(Phrase.OVER)), ClipState.WITHDRAWN, PEDRO);

        aged(chuj, "29 days");
        retention.forEach(clocks -> clocks.clocks().forEach(RecordingPagesIT::forget));
        assertThat(Stream.of(old, used, over)).allMatch(id -> clips.find(id).isPresent());

        aged(chuj, "2 days");
        retention.forEach(clocks -> clocks.clocks().forEach(RecordingPagesIT::forget));
        assertThat(clips.find(old)).isEmpty();
        assertThat(clips.find(over)).isEmpty();
        assertThat(clips.find(used)).isPresent();
    }

    private void aged(Language language, String by) {
        jdbc.sql(
                        "update dispatch.clip set reviewed_at = reviewed_at - cast(:by as interval) where language = :language")
                .param("by", by)
                .param("language", language.tag())
                .update();
    }

    private static void forget(RetentionClock clock) {
        if (clock.name().equals("old-recordings")) {
            clock.forget().run();
        }
    }

    @Test
    void whoSavesTheSamePartAtOnceGetsAVersionOfTheirOwn() throws Exception {
        Language awakatek = Language.of("agu");
        Take.Sound sound = (Take.Sound) Take.read(Waves.tone(500));
        List<Callable<ClipId>> many = Collections.nCopies(8, () -> clips.add(awakatek, KEYS, sound, JUANA));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ClipId> saved : threads.invokeAll(many)) {
                assertThat(clips.find(saved.get())).isPresent();
            }
        }

        assertThat(newest(awakatek, KEYS).version()).isEqualTo(8);
    }

    @Test
    void thePageNamesWhatIsMissing() {
        Language ixil = Language.of("ixl");
        PageBrowser pedro = browser("Pedro", Role.TRANSLATOR);
        assertThat(pedro.get("/recordings/ixl").body()).contains("14 recordings are missing");

        approved(ixil, KEYS);

        assertThat(pedro.get("/recordings/ixl").body()).contains("13 recordings are missing");
        assertThat(pedro.get("/recordings").body()).contains("No: 13 recordings are missing", "1 of 14");
        assertThat(pedro.get("/recordings/ixl?lang=es").body()).contains("Faltan 13 grabaciones");
    }

    private HttpResponse<String> send(PageBrowser browser, Language language, ClipName name, byte[] file) {
        return browser.submitFile(
                "/recordings/" + language + "/take?name=" + name,
                "/recordings/takes",
                Map.of("language", language.tag(), "name", name.value()),
                "sound",
                file);
    }

    private Map<ClipName, ClipId> everything(Language language, Town town) {
        Map<ClipName, ClipId> recorded = new HashMap<>();
        Stream.concat(
                        Recordings.all(wordings.inForce(Audience.FAMILIES)).stream(),
                        Stream.of(ClipName.school(town.schoolId())))
                .forEach(name -> recorded.put(name, approved(language, name)));
        return recorded;
    }

    private ClipId approved(Language language, ClipName name) {
        clips.add(language, name, (Take.Sound) Take.read(Waves.tone(500)), JUANA);
        Clip clip = newest(language, name);
        assertThat(clips.review(clip, ClipState.APPROVED, JUANA)).as("her own").isFalse();
        assertThat(clips.review(clip, ClipState.APPROVED, PEDRO)).isTrue();
        return clip.id();
    }

    private Clip newest(Language language, ClipName name) {
        return clips.newest(language).get(name);
    }

    private PageBrowser browser(String name, Role... roles) {
        return PageBrowser.of(port, links, name, roles);
    }

    /// Nobody in particular.
    private PageBrowser browser() {
        return PageBrowser.of(port);
    }

    private static Map<String, String> clip(ClipId id) {
        return Map.of("clip", id.toString());
    }
}
