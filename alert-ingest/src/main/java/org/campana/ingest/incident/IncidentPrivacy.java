package org.campana.ingest.incident;

import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How long what reporters and verifiers wrote is kept.
@Configuration(proxyBeanMethods = false)
class IncidentPrivacy {

    @Bean
    RetentionClocks incidentRetention(Forgetting forgetting, IncidentSettings settings) {
        return RetentionClocks.of(
                "ingest",
                RetentionClock.of("report-words", settings.retention(), """
                        select received_at from ingest.report
                        where words is not null or latitude is not null or receipt is not null
                        union all select decided_at from ingest.decision where basis_note is not null
                        union all select opened_at from ingest.incident where latitude is not null
                        """, forgetting::forgetWords),
                RetentionClock.of("unverified-reports", settings.retention(), """
                        select received_at from ingest.report r
                        where (size is not null or direction is not null or first_hand is not null)
                          and not exists (select from ingest.decision d
                            where d.incident_id = r.incident_id and d.outcome = 'CONFIRMED')
                        """, forgetting::forgetUnverified));
    }
}
