package org.campana.dispatcher.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.campana.dispatcher.school.Protocol;
import org.campana.dispatcher.school.School;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.ProtocolRule;
import org.campana.events.ProtocolState;
import org.campana.events.SchoolId;
import org.campana.events.SiteKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouterTests {

    private final Router router = new Router();

    @ParameterizedTest
    @EnumSource(names = {"STAFF", "FAMILIES"})
    void anAlertGoesToOneAudienceOfItsSchool(Audience audience) {
        School school = school(true);

        assertThat(router.route(audience, Optional.of(school)))
                .isEqualTo(new Route.Bounded(audience, school, List.of()));
    }

    @ParameterizedTest
    @EnumSource(names = {"NETWORK", "HUBS"})
    void whatNoSiteBoundsIsRefused(Audience audience) {
        assertThat(router.route(audience, Optional.of(school(true)))).isEqualTo(new Route.Refused(Refusal.BOUNDLESS));
    }

    @Test
    void aProtocolGivesTheChannelsAndTheirOrder() {
        School school = school(true)
                .with(new Protocol(List.of(new ProtocolRule(
                        ProtocolState.CONFIRMED, Audience.STAFF, List.of(Channel.VOICE, Channel.SMS), 1))));

        assertThat(router.route(Audience.STAFF, Optional.of(school)))
                .isEqualTo(new Route.Bounded(Audience.STAFF, school, List.of(Channel.VOICE, Channel.SMS)));
        assertThat(router.route(Audience.FAMILIES, Optional.of(school)))
                .isEqualTo(new Route.Bounded(Audience.FAMILIES, school, List.of()));
    }

    @Test
    void anUnknownSchoolIsRefused() {
        assertThat(router.route(Audience.FAMILIES, Optional.empty()))
                .isEqualTo(new Route.Refused(Refusal.UNKNOWN_SCHOOL));
    }

    @Test
    void aSchoolThatLeftIsRefused() {
        assertThat(router.route(Audience.FAMILIES, Optional.of(school(false))))
                .isEqualTo(new Route.Refused(Refusal.SCHOOL_LEFT));
    }

    private static School school(boolean active) {
        return new School(
                new SchoolId("lincoln"),
                "Lincoln School",
                SiteKind.SCHOOL,
                "LINCOLN",
                "America/Los_Angeles",
                37.7,
                -122.4,
                List.of(),
                active);
    }
}
