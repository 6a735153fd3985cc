package org.campana.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules of single records: a record that exists keeps them.
class EventRulesTests {

    private static final Instant NOON = Instant.parse("2026-11-20T20:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "91, 0, America/Los_Angeles, LINCOLN, latitude",
        "NaN, 0, America/Los_Angeles, LINCOLN, latitude",
        "0, -180.1, America/Los_Angeles, LINCOLN, longitude",
        "0, 0, Los Angeles, LINCOLN, timeZone",
        "0, 0, America/Los_Angeles, Lincoln, keyword"
    })
    void schoolThatWouldFailWhenSecondsCountIsRefusedBeforehand(
            double latitude, double longitude, String zone, String keyword, String field) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SchoolChanged(
                        SchoolId.of("lincoln"),
                        "Lincoln",
                        SiteKind.SCHOOL,
                        keyword,
                        zone,
                        latitude,
                        longitude,
                        List.of(),
                        true))
                .withMessageContaining(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "5th\nand Oak", "5th\u0000and Oak"})
    void placeIsOneLine(String place) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlertFacts(place, NOON, SchoolAction.HOLD))
                .withMessageContaining("facts.place");
    }

    @Test
    void longestPlaceIsEightyCharacters() {
        assertThatCode(() -> new AlertFacts("x".repeat(80), NOON, SchoolAction.HOLD))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> new AlertFacts("x".repeat(81), NOON, SchoolAction.HOLD));
    }

    @Test
    void followUpHasOneTextALanguage() {
        FollowUpRequested.LanguageText english =
                new FollowUpRequested.LanguageText(Language.ENGLISH, "All clear.", 1, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FollowUpRequested(
                        EventId.random(),
                        AlertId.random(),
                        2,
                        FollowUpKind.ALL_CLEAR,
                        SchoolId.of("lincoln"),
                        List.of(english, english),
                        false,
                        NOON,
                        NOON.plusSeconds(60)))
                .withMessageContaining("texts");
    }

    @Test
    void releaseIsRevisionOne() {
        AlertReleased released =
                (AlertReleased) Sample.of(EventType.ALERT_RELEASED).getFirst().event();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlertReleased(
                        released.eventId(),
                        released.alertId(),
                        2,
                        released.incidentId(),
                        released.audience(),
                        released.schoolId(),
                        released.wording(),
                        released.facts(),
                        false,
                        NOON,
                        NOON.plusSeconds(60)))
                .withMessageContaining("revision");
    }

    @Test
    void sliceLiesWithinItsSlices() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SliceRequested(AlertId.random(), 1, 4, 3, null, null))
                .withMessageContaining("slices");
    }

    @Test
    void reportHoldsFiveHundredDeliveriesAtMost() {
        DeliveriesReported one = (DeliveriesReported)
                Sample.of(EventType.DELIVERIES_REPORTED).getFirst().event();
        DeliveriesReported.DeliveryReport report = one.deliveries().getFirst();

        assertThatCode(() -> EventCodec.encode(
                        new DeliveriesReported(one.eventId(), one.alertId(), Collections.nCopies(500, report))))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new DeliveriesReported(one.eventId(), one.alertId(), Collections.nCopies(501, report)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501})
    void whatIsSaidToManyIsSaidToOneAtLeastAndFiveHundredAtMost(int people) {
        DeliveriesRequested two = named("two-families", DeliveriesRequested.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> to(Collections.nCopies(people, PersonId.random()), two))
                .withMessageContaining("number of people");
    }

    /// The two samples are of one alert.
    @Test
    void whatWasSaidToOneIsReadAsSaidToManyOfWhomThereIsOne() {
        DeliveryRequested one = named("text-beside-a-recording", DeliveryRequested.class);
        DeliveriesRequested two = named("two-families", DeliveriesRequested.class);

        assertThat(one.asMany()).isEqualTo(to(List.of(two.people().getFirst()), two));
    }

    private static <T> T named(String what, Class<T> type) {
        return Sample.all().stream()
                .filter(sample -> sample.name().contains(what))
                .map(Sample::event)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static DeliveriesRequested to(List<PersonId> people, DeliveriesRequested one) {
        return new DeliveriesRequested(
                one.alertId(),
                one.revision(),
                one.audience(),
                one.schoolId(),
                one.channel(),
                one.language(),
                one.wanted(),
                one.text(),
                one.segments(),
                one.severity(),
                one.drill(),
                one.releasedAt(),
                one.expiresAt(),
                one.recording(),
                one.otherwise(),
                people);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 13})
    void recordedMessageHasAPartAndNoMoreThanSomebodyListensTo(int parts) {
        List<ClipId> clips = Collections.nCopies(parts, ClipId.random());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recording(Language.of("mam"), clips))
                .withMessageContaining("number of clips must be at");
    }

    @Test
    void followUpIsRecordedInTheLanguageOfItsText() {
        Recording mam = new Recording(Language.of("mam"), List.of(ClipId.random()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FollowUpRequested.LanguageText(Language.SPANISH, "Fin.", 1, mam))
                .withMessageContaining("language of its text");
    }
}
