package org.campana.dispatcher.fanout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long the texts of alerts are kept.
///
/// @param keep longer than the seven days through which an outbox can be replayed, because a replay sends the texts
/// that
///     were composed then
@ConfigurationProperties("campana.alert-text")
record TextSettings(@DefaultValue("30d") Duration keep) {

    TextSettings {
        if (keep.toDays() < 8) {
            throw new IllegalArgumentException("campana.alert-text.keep must be at least 8 days");
        }
    }
}
