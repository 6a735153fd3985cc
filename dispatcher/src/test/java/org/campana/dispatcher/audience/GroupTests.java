package org.campana.dispatcher.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.junit.jupiter.api.Test;

class GroupTests {

    private static final SchoolId LINCOLN = SchoolId.of("lincoln");

    private static Group agreed(Channel... order) {
        return new Group(Audience.STAFF, LINCOLN, false, false, List.of(order));
    }

    private static Map<Channel, Language> in(List<Channel> channels, Language language) {
        Map<Channel, Language> languages = new LinkedHashMap<>();
        channels.forEach(channel -> languages.put(channel, language));
        return languages;
    }

    @Test
    void aChannelThatSpeaksAnotherLanguageIsNotWaitedFor() {
        Map<Channel, Language> by = in(List.of(Channel.PUSH, Channel.SMS, Channel.VOICE), Language.SPANISH);
        by.put(Channel.VOICE, Language.of("mam"));

        assertThat(agreed(Channel.PUSH, Channel.SMS, Channel.VOICE).turns(by))
                .containsExactly(List.of(Channel.PUSH, Channel.SMS), List.of(Channel.VOICE));
    }

    @Test
    void whereTheProtocolNamesAnOrderOneChannelFollowsTheOther() {
        Group group = agreed(Channel.SMS, Channel.PUSH, Channel.VOICE);
        List<Channel> own = group.narrowed(List.of(Channel.VOICE, Channel.SMS));

        assertThat(own).containsExactly(Channel.SMS, Channel.VOICE);
        assertThat(group.turns(in(own, Language.SPANISH))).containsExactly(List.of(Channel.SMS, Channel.VOICE));
    }

    @Test
    void whereItNamesNonePeopleAreToldByAllTheyChoseAtOnce() {
        Group group = agreed();
        List<Channel> own = group.narrowed(List.of(Channel.VOICE, Channel.SMS));

        assertThat(group.turns(in(own, Language.SPANISH)))
                .containsExactly(List.of(Channel.VOICE), List.of(Channel.SMS));
    }
}
