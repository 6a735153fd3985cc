package org.campana.notifier.channel;

import java.util.Optional;

/// Whether the network may send by a channel at all (reliability C13): its sender is registered with the
/// carriers before the first message goes to anybody.
public interface Registration {

    /// The channel it is about.
    org.campana.events.Channel kind();

    /// The account of that channel.
    String account();

    /// Why nothing may be sent by it now, whatever waits; empty when it may. Answers at once, from what was last known.
    Optional<Failure> closed();
}
