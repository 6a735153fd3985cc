package org.campana.dispatcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campana.dispatcher.clip.ClipName;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.ClipId;
import org.campana.events.Language;
import org.campana.events.Phrase;
import org.campana.events.SchoolAction;
import org.campana.events.SchoolId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Recordings are joined by rule, all or none.
class RecordingsTests {

    private static final Language MAM = Language.of("mam");
    private static final ClipName SCHOOL = ClipName.school(new SchoolId("lincoln"));
    private static final ClipName AGENTS = ClipName.wording("agents-near-school");

    private final Map<ClipName, ClipId> recorded = new HashMap<>(Recordings.all(families()).stream()
            .collect(Collectors.toMap(Function.identity(), name -> ClipId.random())));

    RecordingsTests() {
        recorded.put(SCHOOL, ClipId.random());
    }

    @Test
    void theSchoolIsNamedThenTheAlertAndWhatTheSchoolDoes() {
        assertThat(heard(first(SchoolAction.SECURE, false)).clips())
                .containsExactly(clip(SCHOOL), clip(AGENTS), clip(ClipName.action(SchoolAction.SECURE)));
        assertThat(heard(first(SchoolAction.NOT_STATED, false)).clips()).containsExactly(clip(SCHOOL), clip(AGENTS));
    }

    @Test
    void aDrillSaysSoFirst() {
        assertThat(heard(first(SchoolAction.NOT_STATED, true)).clips())
                .containsExactly(clip(ClipName.wording("drill-prefix")), clip(SCHOOL), clip(AGENTS));
    }

    @Test
    void whatTheSchoolDoesIsNotSaidOfAnAlertThatIsOver() {
        Message allClear = message("all-clear", WordingKind.ALL_CLEAR, SchoolAction.SECURE, false);

        assertThat(composer()
                        .followUp(allClear, Set.of(MAM))
                        .forList(List.of(MAM), Channel.VOICE)
                        .orElseThrow()
                        .clips())
                .containsExactly(clip(SCHOOL), clip(ClipName.wording("all-clear")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "school/lincoln",
                "wording/agents-near-school",
                "wording/update",
                "wording/all-clear",
                "wording/correction",
                "action/secure",
                "call/keys",
                "call/over",
                "call/need-help"
            })
    void noAlertOpensInALanguageOfWhichAPartIsMissing(String part) {
        recorded.remove(new ClipName(part));

        Texts texts = composer().open(first(SchoolAction.SECURE, false));

        assertThat(texts.forList(List.of(MAM, Language.SPANISH), Channel.VOICE)
                        .orElseThrow()
                        .language())
                .isEqualTo(Language.SPANISH);
        assertThat(texts.all()).allMatch(text -> text.clips().isEmpty());
    }

    @Test
    void onlyADrillNeedsTheWordForIt() {
        recorded.remove(ClipName.wording("drill-prefix"));

        assertThat(heard(first(SchoolAction.NOT_STATED, false)).clips()).hasSize(2);
        assertThat(composer().open(first(SchoolAction.NOT_STATED, true)).all())
                .extracting(Text::language)
                .doesNotContain(MAM);
    }

    @Test
    void whatIsHeardOnlyHasWordsOfAnotherLanguageBesideIt() {
        Text mam = heard(first(SchoolAction.NOT_STATED, false));

        assertThat(mam.heardOnly()).isTrue();
        assertThat(mam.text()).startsWith("Valle Alerts: CONFIRMED.");
        assertThat(composer()
                        .open(first(SchoolAction.NOT_STATED, false))
                        .forList(List.of(MAM), Channel.SMS)
                        .orElseThrow()
                        .language())
                .as("nobody is texted in it")
                .isEqualTo(Language.ENGLISH);
    }

    @Test
    void aWrittenLanguageIsPlayedToo() {
        Texts texts = ShippedWordings.composer(ShippedWordings.all(), Map.of(), Map.of(Language.SPANISH, recorded))
                .open(first(SchoolAction.NOT_STATED, false));
        Text spanish = texts.forList(List.of(Language.SPANISH), Channel.SMS).orElseThrow();

        assertThat(spanish.clips()).containsExactly(clip(SCHOOL), clip(AGENTS));
        assertThat(spanish.text()).startsWith("Alertas Valle");
        assertThat(spanish.heardOnly()).isFalse();
    }

    @Test
    void whoHeardTheAlertHearsItsEndInWordsWhereTheRecordingIsGone() {
        recorded.remove(ClipName.wording("all-clear"));
        Message allClear = message("all-clear", WordingKind.ALL_CLEAR, SchoolAction.NOT_STATED, false);

        Text end = composer()
                .followUp(allClear, Set.of(MAM))
                .forList(List.of(MAM), Channel.VOICE)
                .orElseThrow();

        assertThat(end.clips()).isEmpty();
        assertThat(end.text()).startsWith("Valle Alerts: All clear");
    }

    @Test
    void staffAreToldInWords() {
        Message staff = ShippedWordings.message(WordingKind.FIRST_ALERT, Audience.STAFF);

        assertThat(composer().open(staff).all()).allMatch(text -> text.clips().isEmpty());
    }

    @Test
    void everythingThatIsToBeRecordedIsFourteenClipsBesideTheSchools() {
        assertThat(Recordings.all(families()))
                .extracting(ClipName::value)
                .containsExactly(
                        "wording/agents-near-school",
                        "wording/update",
                        "wording/all-clear",
                        "wording/correction",
                        "wording/drill-prefix",
                        "action/secure",
                        "action/hold",
                        "call/keys",
                        "call/over",
                        "call/no-alert",
                        "call/we-tell",
                        "call/seen",
                        "call/need-help",
                        "call/all-safe");
        assertThat(Recordings.missing(Set.of(ClipName.phrase(Phrase.KEYS)), families(), false))
                .hasSize(10)
                .doesNotContain(ClipName.phrase(Phrase.KEYS));
    }

    private Text heard(Message message) {
        return composer().open(message).forList(List.of(MAM), Channel.VOICE).orElseThrow();
    }

    private ClipId clip(ClipName name) {
        return recorded.get(name);
    }

    private Composer composer() {
        return ShippedWordings.composer(ShippedWordings.all(), Map.of(), Map.of(MAM, recorded));
    }

    private static Message first(SchoolAction action, boolean drill) {
        return message("agents-near-school", WordingKind.FIRST_ALERT, action, drill);
    }

    private static Message message(String name, WordingKind kind, SchoolAction action, boolean drill) {
        return ShippedWordings.message(
                ShippedWordings.wording(name, Audience.FAMILIES, Language.ENGLISH, kind, "any"),
                "Lincoln School",
                null,
                action,
                drill);
    }

    private static List<Wording> families() {
        return ShippedWordings.all().stream()
                .filter(wording -> wording.audience() == Audience.FAMILIES)
                .toList();
    }
}
