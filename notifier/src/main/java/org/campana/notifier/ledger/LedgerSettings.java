package org.campana.notifier.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the ledger knows that a sender died.
///
/// @param lease after how long without a sign of life what a process had open is in doubt; longer than the
///     deadline of any channel. A process that starts again under its own name does not wait for it
/// @param keepDeliveries how long deliveries, attempts and raw callbacks are kept after an alert's expiry
@ConfigurationProperties("campana.ledger")
record LedgerSettings(
        @DefaultValue("60s") Duration lease,
        @DefaultValue("72h") Duration keepDeliveries) {}
