package org.campana.notifier.retry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How patient we are.
///
/// @param callbackWindow how long a callback may take to settle a text in doubt
/// @param firstPause before the first repeat of what surely was not processed; doubled at each
/// @param longestPause where doubling ends
/// @param afterAcceptance before the first new try of what a carrier took and a phone did not; tripled at the
///     second
/// @param nextChannel from a request until the next of a person's channels is asked, where their school's protocol
///     names an order and nobody said that the one before arrived; more than 0
/// @param repair between two tries while the account cannot send, or its quota is used up
@ConfigurationProperties("campana.retry")
public record RetrySettings(
        @DefaultValue("30s") Duration callbackWindow,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("30s") Duration longestPause,
        @DefaultValue("60s") Duration afterAcceptance,
        @DefaultValue("2m") Duration nextChannel,
        @DefaultValue("30s") Duration repair) {}
