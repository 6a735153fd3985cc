package org.campana.notifier.address;

import org.campana.notifier.address.Rewrapping.Progress;
import org.campana.web.retention.PrivacyFact;
import org.campana.web.retention.PrivacyFact.Line;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is sealed here, and what `/privacy` says of numbers and keys.
@Configuration(proxyBeanMethods = false)
class AddressPrivacy {

    @Bean
    SealedPlace sealedNumbers() {
        return new SealedPlace(
                "notify.address_key", "wrapped_key", "person_id::text", AddressBook.TABLE, AddressBook.COLUMN);
    }

    @Bean
    SealedPlace sealedDevices() {
        return SealedPlace.of(Devices.TABLE, Devices.COLUMN, "person_id::text");
    }

    @Bean
    SealedPlace sealedKeyCheck() {
        return KeyCheck.PLACE;
    }

    @Bean
    RetentionClocks addressRetention() {
        return RetentionClocks.of("notifier", RetentionClock.open("numbers"));
    }

    @Bean
    PrivacyFact erasureFact() {
        return new PrivacyFact("notifier", () -> Line.of("privacy.fact.erasure"));
    }

    @Bean
    PrivacyFact keysFact(Rewrapping rewrapping, Vault vault) {
        return new PrivacyFact("notifier", () -> line(rewrapping.progress(), vault.hasRetiredKeys()));
    }

    private static Line line(Progress progress, boolean retired) {
        if (progress.stuck() > 0) {
            return Line.alarm("privacy.fact.keys.stuck", progress.stuck(), progress.rows());
        }
        if (progress.left() > 0) {
            return Line.of("privacy.fact.keys.underWay", progress.left(), progress.rows());
        }
        return Line.of(retired ? "privacy.fact.keys.done" : "privacy.fact.keys.one", progress.rows());
    }
}
