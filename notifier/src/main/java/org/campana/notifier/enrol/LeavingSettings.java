package org.campana.notifier.enrol;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What stays of somebody who left.
///
/// @param keep how long their schools and languages are kept, so that START brings them back; at most 8 days for
///     erasure to be complete in time (reliability C15)
@ConfigurationProperties("campana.leaving")
record LeavingSettings(@DefaultValue("7d") Duration keep) {

    LeavingSettings {
        if (!keep.isPositive() || keep.toDays() > 8) {
            throw new IllegalArgumentException("campana.leaving.keep must be positive and at most 8 days");
        }
    }
}
