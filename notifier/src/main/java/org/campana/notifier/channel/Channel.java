package org.campana.notifier.channel;

import org.campana.notifier.address.PhoneNumber;

/// A way to a person. A new one is a new package with one implementation and one line in
/// [org.campana.notifier.runtime.NotifierConfiguration].
public interface Channel {

    /// Which of the channels of the contract it is.
    org.campana.events.Channel kind();

    /// Asks the carrier once. Blocks until the answer or the deadline of the channel, never throws for what a
    /// carrier or a network does, and makes at most one request that could send something.
    SendOutcome send(Outgoing message, PhoneNumber to);
}
