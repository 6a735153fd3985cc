package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.Stream;
import org.campana.carrier.ledger.Heard;
import org.campana.carrier.ledger.PhoneCall;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.ClipId;
import org.campana.events.DeliveriesRequested;
import org.campana.events.EventId;
import org.campana.events.FollowUpKind;
import org.campana.events.FollowUpRequested;
import org.campana.events.FollowUpRequested.LanguageText;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Phrase;
import org.campana.events.PhrasesRecorded;
import org.campana.events.PhrasesRecorded.PhraseClip;
import org.campana.events.Recording;
import org.campana.events.SchoolId;
import org.campana.events.Topics;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.SampleEvents;
import org.campana.testing.SampleRequest;
import org.junit.jupiter.api.Test;

/// What somebody hears whose language only people speak: recordings, joined; never half of a message, never a
/// machine.
class RecordedCallIT extends WithCalls {

    private static final Language MAM = Language.of("mam");
    private static final String UNSPOKEN = "Hay una alerta en su escuela. Pregunte en la escuela qué dice.";

    private final ClipId school = ClipId.random();
    private final ClipId agents = ClipId.random();
    private final ClipId over = ClipId.random();

    @Test
    void whoSpeaksMamHearsTheRecordingsInTheirOrder() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number, MAM);
        AlertReleased alert = alert();

        play(alert, person, MAM, "Agentes cerca de Lincoln.", List.of(school, agents));
        awaitCall(alert, 1, person, "DELIVERED");

        PhoneCall call = callsTo(number).getFirst();
        assertThat(played(call)).containsExactly(url(school), url(agents), url(school), url(agents));
        assertThat(call.words()).doesNotContain("Agentes cerca de Lincoln.");
        assertThat(call.heard()).noneMatch(Heard.Fault.class::isInstance);
    }

    @Test
    void theSameWordsAreKeptApartFromTheirRecording() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number, Language.SPANISH);
        PhoneNumber other = freshNumber();
        PersonId withoutClips = family(other, Language.SPANISH);
        AlertReleased alert = alert();

        play(alert, person, Language.SPANISH, "Agentes cerca de Lincoln.", List.of(agents));
        ring(alert, withoutClips, Language.SPANISH, "Agentes cerca de Lincoln.");
        awaitCall(alert, 1, person, "DELIVERED");
        awaitCall(alert, 1, withoutClips, "DELIVERED");

        assertThat(played(callsTo(number).getFirst())).containsExactly(url(agents), url(agents));
        assertThat(callsTo(other).getFirst().words()).contains("Agentes cerca de Lincoln.");
    }

    @Test
    void theAllClearIsPlayedToo() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number, MAM);
        AlertReleased alert = alert();
        play(alert, person, MAM, "Agentes cerca de Lincoln.", List.of(school, agents));
        awaitCall(alert, 1, person, "DELIVERED");

        send(new FollowUpRequested(
                EventId.random(),
                alert.alertId(),
                2,
                FollowUpKind.ALL_CLEAR,
                alert.schoolId(),
                List.of(
                        new LanguageText(Language.SPANISH, "Fin de la alerta.", 1, null),
                        new LanguageText(MAM, "Fin de la alerta.", 1, new Recording(MAM, List.of(school, over)))),
                false,
                now(),
                now().plusSeconds(600)));
        awaitCall(alert, 2, person, "DELIVERED");

        assertThat(played(callsTo(number).getLast())).startsWith(url(school), url(over));
    }

    @Test
    void withoutARecordingTheNextLanguageOfTheirListIsSpoken() {
        SchoolId oak = SchoolId.of("elm-" + Long.toString(System.nanoTime(), 36));
        school(oak, "Elm School", "ELM" + System.nanoTime() % 10_000);
        PhoneNumber number = freshNumber();
        PersonId person = family(number, oak, MAM, Language.SPANISH);
        PhoneNumber neighbour = freshNumber();
        PersonId spanish = family(neighbour, oak, Language.SPANISH);
        AlertReleased alert = SampleEvents.released(oak, Audience.FAMILIES, now());
        ring(alert, spanish, Language.SPANISH, "Agentes cerca de Elm.");
        awaitCall(alert, 1, spanish, "DELIVERED");

        ring(alert, person, MAM, "Federal agents near Elm.");
        awaitCall(alert, 1, person, "DELIVERED");

        assertThat(callsTo(number).getFirst().words())
                .as("no machine speaks Mam, and English is not on their list")
                .contains("Agentes cerca de Elm.")
                .doesNotContain("Federal agents near Elm.", UNSPOKEN);
    }

    @Test
    void whoCallsTheNumberHearsTheRecording() {
        SchoolId oak = SchoolId.of("fir-" + Long.toString(System.nanoTime(), 36));
        school(oak, "Fir School", "FIR" + System.nanoTime() % 10_000);
        PhoneNumber number = freshNumber();
        PersonId person = family(number, oak, MAM);
        AlertReleased alert = SampleEvents.released(oak, Audience.FAMILIES, now());
        play(alert, person, MAM, "Agentes cerca de Fir.", List.of(school, agents));
        awaitCall(alert, 1, person, "DELIVERED");

        assertThat(played(dial(number))).containsExactly(url(school), url(agents), url(school), url(agents));
    }

    @Test
    void ourOwnWordsArePlayedToWhereTheyAreRecorded() {
        Language kiche = Language.of("quc");
        ClipId keys = ClipId.random();
        ClipId noAlert = ClipId.random();
        recorded(kiche, new PhraseClip(Phrase.KEYS, keys), new PhraseClip(Phrase.NO_ALERT, noAlert));
        SchoolId yew = SchoolId.of("yew-" + Long.toString(System.nanoTime(), 36));
        school(yew, "Yew School", "YEW" + System.nanoTime() % 10_000);
        PhoneNumber number = freshNumber();
        PersonId person = family(number, yew, kiche, Language.SPANISH);
        PhoneNumber spanishFirst = freshNumber();
        family(spanishFirst, yew, Language.SPANISH, kiche);
        AlertReleased alert = SampleEvents.released(yew, Audience.FAMILIES, now());

        assertThat(dial(number).heard()).hasSize(1);
        assertThat(played(callsTo(number).getFirst())).containsExactly(url(noAlert));
        assertThat(dial(spanishFirst).clips()).as("their own list comes first").isEmpty();
        play(alert, person, kiche, "Agentes cerca de Yew.", List.of(school, agents));
        awaitCall(alert, 1, person, "DELIVERED");

        assertThat(played(callsTo(number).getLast()))
                .containsExactly(url(school), url(agents), url(keys), url(school), url(agents), url(keys));
        assertThat(callsTo(number).getLast().words()).isEmpty();
    }

    @Test
    void whoIsTextedInAnotherLanguageHearsTheirsWhenTheyCall() {
        SchoolId elder = SchoolId.of("elder-" + Long.toString(System.nanoTime(), 36));
        school(elder, "Elder School", "ELD" + System.nanoTime() % 10_000);
        PhoneNumber number = freshNumber();
        PersonId person = family(number, elder, MAM, Language.SPANISH);
        PhoneNumber neighbour = freshNumber();
        family(neighbour, elder, Language.SPANISH);
        AlertReleased alert = SampleEvents.released(elder, Audience.FAMILIES, now());
        send(texted(alert, person, Language.SPANISH, "Agentes cerca de Elder.", new Recording(MAM, List.of(agents))));
        awaitStatus(alert, person, "DELIVERED");

        assertThat(played(dial(number))).startsWith(url(agents));
        assertThat(dial(neighbour).words()).as("in Spanish, as it is written").contains("Agentes cerca de Elder.");
        send(new FollowUpRequested(
                EventId.random(),
                alert.alertId(),
                2,
                FollowUpKind.UPDATE,
                alert.schoolId(),
                List.of(
                        new LanguageText(Language.SPANISH, "Se movieron.", 1, null),
                        new LanguageText(MAM, "Se movieron.", 1, new Recording(MAM, List.of(school)))),
                false,
                now(),
                now().plusSeconds(600)));
        await().until(() -> Network.textsTo(number.e164()).contains("Se movieron."));

        assertThat(played(dial(number))).startsWith(url(school)).doesNotContain(url(agents));
    }

    private static DeliveriesRequested texted(
            AlertReleased alert, PersonId person, Language language, String text, Recording recording) {
        return SampleRequest.of(alert, person, text)
                .in(language)
                .playing(recording)
                .event();
    }

    private void recorded(Language language, PhraseClip... phrases) {
        events.send(topics.of(Topics.PHRASES), language.tag(), new PhrasesRecorded(language, List.of(phrases)))
                .join();
        await().until(() -> jdbc.sql("select count(*) from notify.phrase where language = :language")
                        .param("language", language.tag())
                        .query(Integer.class)
                        .single()
                == phrases.length);
    }

    private static Stream<String> played(PhoneCall call) {
        return call.clips().stream().map(Heard.Clip::url);
    }

    private String url(ClipId clip) {
        return environment.getRequiredProperty("campana.public-url") + "/clips/" + clip + ".wav";
    }
}
