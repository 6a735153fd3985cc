package org.campana.notifier.signup;

import java.util.List;
import org.campana.events.Channel;

/// How somebody wants to be reached by their number.
enum Way {
    TEXT,
    CALL,
    BOTH;

    /// What it means for the list, in order.
    List<Channel> channels() {
        return switch (this) {
            case TEXT -> List.of(Channel.SMS);
            case CALL -> List.of(Channel.VOICE);
            case BOTH -> List.of(Channel.SMS, Channel.VOICE);
        };
    }

    /// The way of somebody with these channels; notices to a device are beside it.
    static Way of(List<Channel> channels) {
        if (!channels.contains(Channel.VOICE)) {
            return TEXT;
        }
        return channels.contains(Channel.SMS) ? BOTH : CALL;
    }
}
