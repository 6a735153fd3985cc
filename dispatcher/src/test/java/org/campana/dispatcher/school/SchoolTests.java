package org.campana.dispatcher.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SiteKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchoolTests {

    private static final SchoolPlace GATE = new SchoolPlace("main-gate", "Main gate");

    @Test
    void aNameIsTrimmed() {
        assertThat(school("  Lincoln School ", "LINCOLN", "America/Los_Angeles", 37.7)
                        .name())
                .isEqualTo("Lincoln School");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lincoln", "L", "LINCOLN ES", "STOP", "AYUDA", "ALTO", "ABCDEFGHIJKLMNOPQRSTU"})
    void aKeywordThatCannotBeTextedIsRefused(String keyword) {
        refused("keyword", () -> school("Lincoln School", keyword, "America/Los_Angeles", 37.7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PST", "UTC", "+02:00", "America/Nowhere", "los angeles", ""})
    void aZoneThatIsNoPlaceIsRefused(String zone) {
        refused("timeZone", () -> school("Lincoln School", "LINCOLN", zone, 37.7));
    }

    @ParameterizedTest
    @ValueSource(doubles = {90.1, -91, Double.NaN, Double.POSITIVE_INFINITY})
    void aPointOffTheEarthIsRefused(double latitude) {
        refused("latitude", () -> school("Lincoln School", "LINCOLN", "America/Los_Angeles", latitude));
    }

    @Test
    void aNameTooLongForATextIsRefused() {
        refused("name", () -> school("x".repeat(81), "LINCOLN", "America/Los_Angeles", 37.7));
        refused("name", () -> school("   ", "LINCOLN", "America/Los_Angeles", 37.7));
    }

    @Test
    void aPlaceHasAShortIdThatNoOtherHas() {
        refused("places[1].placeId", () -> school(GATE, new SchoolPlace("main-gate", "Other gate")));
        refused("places[0].placeId", () -> school(new SchoolPlace("Main gate", "Main gate")));
    }

    @Test
    void aListOfPlacesHasAnEnd() {
        SchoolPlace[] many = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> new SchoolPlace("gate-" + i, "Gate " + i))
                .toArray(SchoolPlace[]::new);

        refused("places", () -> school(many));
    }

    private static void refused(String field, Runnable make) {
        assertThatExceptionOfType(InvalidSchoolException.class)
                .isThrownBy(make::run)
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }

    private static School school(SchoolPlace... places) {
        return new School(
                new SchoolId("lincoln"),
                "Lincoln School",
                SiteKind.SCHOOL,
                "LINCOLN",
                "America/Los_Angeles",
                37.7,
                -122.4,
                List.of(places),
                true);
    }

    private static School school(String name, String keyword, String zone, double latitude) {
        return new School(
                new SchoolId("lincoln"), name, SiteKind.SCHOOL, keyword, zone, latitude, -122.4, List.of(GATE), true);
    }
}
