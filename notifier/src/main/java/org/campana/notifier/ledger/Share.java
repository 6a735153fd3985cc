package org.campana.notifier.ledger;

import java.util.Set;
import org.campana.events.Channel;

/// Which part of a channel's queue one account takes.
///
/// @param account its name
/// @param leads whether it also takes what is bound to no account, or to one that does not send now
/// @param others the other accounts that send now; what is bound to those is theirs
/// @param probes whether it is only tried out while another sends: a text that was asked for before, and may be in
///     doubt, is not risked on it
public record Share(Channel channel, String account, boolean leads, Set<String> others, boolean probes) {

    public Share {
        others = Set.copyOf(others);
    }

    /// All of the queue, by the only account.
    public static Share ofAll(Channel channel) {
        return new Share(channel, org.campana.notifier.channel.Channel.FIRST, true, Set.of(), false);
    }
}
