package org.campana.notifier.retry;

import java.time.Duration;
import org.campana.events.Severity;

/// What the policy needs to know of a delivery.
///
/// @param left until it is too old; zero or less when it is
/// @param tries how many requests were made for it, this one included, 1 or more
/// @param postponed how often it was sent back to the queue since, surely not processed
public record Tried(Severity severity, Duration left, int tries, int postponed) {}
