package org.campana.notifier.consent;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What outlives the database.
///
/// @param journal the folder of the journal of leavers, on another disk than the database and backed up apart from it
///     or not at all; all notifiers of a network use the same one. Empty: there is no journal
/// @param keepProof how long what somebody agreed to is kept after they left (reliability C10); between 30 days and
///     5 years, a question for counsel
@ConfigurationProperties("campana.consent")
record JournalSettings(
        @Nullable Path journal, @DefaultValue("90d") Duration keepProof) {

    JournalSettings {
        if (keepProof.toDays() < 30 || keepProof.toDays() > 5 * 366) {
            throw new IllegalArgumentException("campana.consent.keep-proof must be between 30 days and 5 years");
        }
    }
}
