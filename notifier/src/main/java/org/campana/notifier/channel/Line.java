package org.campana.notifier.channel;

/// One person's end of a channel: whoever holds it can reach that person and learns nothing of where. What it is made
/// of (a number, a device) stays inside the channel, so nothing prints it by accident.
@FunctionalInterface
public interface Line {

    /// Asks the carrier once. Blocks until the answer or the deadline of the channel, never throws for what a
    /// carrier or a network does, and makes at most one request that could send something.
    SendOutcome send(Outgoing message);
}
