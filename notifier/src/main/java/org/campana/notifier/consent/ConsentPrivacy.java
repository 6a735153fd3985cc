package org.campana.notifier.consent;

import org.campana.notifier.address.SealedPlace;
import org.campana.web.retention.PrivacyFact;
import org.campana.web.retention.PrivacyFact.Line;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What `/privacy` says of consent and of the journal.
@Configuration(proxyBeanMethods = false)
class ConsentPrivacy {

    @Bean
    RetentionClocks consentRetention(OldProof old) {
        return RetentionClocks.of(
                "notifier",
                RetentionClock.open("consent"),
                RetentionClock.of("old-proof", old.kept(), OldProof.HELD_SINCE, old::forget));
    }

    @Bean
    SealedPlace sealedLeavingWords() {
        return SealedPlace.of(Leaving.TABLE, Leaving.COLUMN, "person_id::text");
    }

    @Bean
    PrivacyFact journalFact(LeaversJournal journal) {
        return new PrivacyFact("notifier", () -> line(journal));
    }

    private static Line line(LeaversJournal journal) {
        JournalFolder folder = journal.folder();
        if (folder == null) {
            return Line.alarm("privacy.fact.journal.off");
        }
        return journal.behind()
                ? Line.alarm("privacy.fact.journal.behind", folder.path().toString())
                : Line.of("privacy.fact.journal.on", folder.path().toString(), folder.entries());
    }
}
