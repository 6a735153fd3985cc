package org.campana.notifier.retry;

import java.time.Duration;
import org.campana.events.DeliveryStatus;
import org.campana.events.SuppressionReason;
import org.campana.notifier.channel.Failure;
import org.jspecify.annotations.Nullable;

/// How a delivery goes on.
public sealed interface Decision {

    /// The carrier has it; its receipts say the rest.
    record Wait(String providerId) implements Decision {}

    /// Back to the queue: surely nothing was sent.
    record Later(Duration after) implements Decision {}

    /// Perhaps sent. Wait for a callback that long, then ask [RetryPolicy#resend].
    record InDoubt(Duration window) implements Decision {}

    /// A new try with a new intent: what was accepted surely did not arrive.
    record Again(Duration after) implements Decision {}

    /// Over, and why.
    ///
    /// @param reason with SUPPRESSED only
    /// @param failure null when it expired on our side
    record Over(
            DeliveryStatus status,
            @Nullable SuppressionReason reason,
            @Nullable Failure failure) implements Decision {}
}
