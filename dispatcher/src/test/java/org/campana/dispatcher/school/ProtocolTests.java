package org.campana.dispatcher.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.ProtocolRule;
import org.campana.events.ProtocolState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProtocolTests {

    @Test
    void theDefaultTellsStaffAtOnceAndFamiliesWhenASecondPersonAgrees() {
        assertThat(Protocol.DEFAULT.rules()).containsExactly(rule(Audience.STAFF, 0), rule(Audience.FAMILIES, 1));
    }

    @Test
    void whatIsNotSaidIsTheDefault() {
        Protocol protocol = new Protocol(List.of(rule(Audience.FAMILIES, 2, Channel.PUSH, Channel.SMS)));

        assertThat(protocol.rules())
                .containsExactly(rule(Audience.STAFF, 0), rule(Audience.FAMILIES, 2, Channel.PUSH, Channel.SMS));
        assertThat(protocol.channels(Audience.FAMILIES)).containsExactly(Channel.PUSH, Channel.SMS);
        assertThat(protocol.channels(Audience.STAFF)).isEmpty();
    }

    @Test
    void familiesAreNeverToldWithoutASecondPerson() {
        refused("protocol.rules[1].approvals", rule(Audience.STAFF, 0), rule(Audience.FAMILIES, 0));
    }

    @ParameterizedTest
    @EnumSource(names = {"NETWORK", "HUBS"})
    void anAudienceThatNoSiteBoundsIsRefused(Audience audience) {
        refused("protocol.rules[0].audience", rule(audience, 3));
    }

    @Test
    void anAudienceAndAChannelStandOnce() {
        refused("protocol.rules[1].audience", rule(Audience.STAFF, 0), rule(Audience.STAFF, 1));
        refused("protocol.rules[0].channels", rule(Audience.STAFF, 0, Channel.SMS, Channel.SMS));
    }

    private static void refused(String field, ProtocolRule... rules) {
        assertThatExceptionOfType(InvalidSchoolException.class)
                .isThrownBy(() -> new Protocol(List.of(rules)))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }

    private static ProtocolRule rule(Audience audience, int approvals, Channel... channels) {
        return new ProtocolRule(ProtocolState.CONFIRMED, audience, List.of(channels), approvals);
    }
}
