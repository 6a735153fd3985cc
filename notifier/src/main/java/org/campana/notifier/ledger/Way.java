package org.campana.notifier.ledger;

import org.campana.events.Channel;

/// By which account of which channel something left.
///
/// @param account such as [org.campana.notifier.channel.Channel#FIRST]
public record Way(Channel channel, String account) {

    /// By the first account of a channel.
    public static Way first(Channel channel) {
        return new Way(channel, org.campana.notifier.channel.Channel.FIRST);
    }

    /// The account that did not send, in statements on `notify.attempt a`. Where there is none of that name, the first
    /// takes it.
    static final String OTHER_ACCOUNT = "case when a.account = 'standby' then 'first' else 'standby' end";

    /// The account of a row that names none is the first, in statements on `notify.attempt a`.
    static final String ACCOUNT = "coalesce(a.account, 'first') as account";
}
