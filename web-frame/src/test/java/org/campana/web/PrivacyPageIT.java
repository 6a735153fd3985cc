package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.campana.web.retention.RetentionRounds;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class PrivacyPageIT extends OnRealPort {

    @Autowired
    private RetentionRounds rounds;

    @Autowired
    private JdbcClient jdbc;

    private void link(String ended) {
        jdbc.sql("""
                insert into access.sign_in_link (hash, person_id, person_name, roles, expires_at)
                values (decode(md5(random()::text) || md5(random()::text), 'hex'), :id, 'Link Example', '{}',
                    now() - cast(:ended as interval))
                """).param("id", UUID.randomUUID()).param("ended", ended).update();
    }

    private int links() {
        return jdbc.sql("select count(*) from access.sign_in_link where person_name = 'Link Example'")
                .query(Integer.class)
                .single();
    }

    @Test
    void aRoundDeletesWhatIsPastItsTimeAndNothingElse() {
        link("25 hours");
        link("23 hours");
        String oldKey = keys.issue(person(Role.VERIFIER), Duration.ofMinutes(5));
        jdbc.sql(
                        "update access.api_key set expires_at = now() - interval '31 days' where expires_at < now() + interval '6 minutes'")
                .update();
        String youngKey = keys.issue(person(Role.VERIFIER), Duration.ofMinutes(5));

        rounds.run();

        assertThat(links()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from access.api_key where expires_at < now() - interval '30 days'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(keys.personOf(oldKey)).isEmpty();
        assertThat(keys.personOf(youngKey)).isPresent();
    }

    @Test
    void whatIsOverdueIsShownToAdministratorsAndAuditorsOnly() {
        rounds.run();
        assertThat(signedIn(Role.AUDITOR).get("/privacy").body())
                .contains("Everything goes in time", "Sign-in links that ended", "Last ran")
                .doesNotContain("privacy.clock", "privacy.fact", "??");

        Person gone = person();
        keys.issue(gone, Duration.ofMinutes(5));
        jdbc.sql("update access.api_key set revoked_at = now() - interval '40 days' where person_id = :person")
                .param("person", gone.id())
                .update();

        assertThat(signedIn(Role.NETWORK_ADMIN).get("/privacy/ingest").body())
                .contains("Something needs you", "Overdue: 1 row");
        assertThat(signedIn(Role.NETWORK_ADMIN)
                        .with("Accept-Language", "es")
                        .get("/privacy")
                        .body())
                .contains("Atrasado: 1 fila");
        assertThat(signedIn(Role.VERIFIER).get("/privacy").statusCode()).isEqualTo(403);
        assertThat(signedIn(Role.NETWORK_ADMIN).get("/privacy/nowhere").statusCode())
                .isEqualTo(404);
        rounds.run();
    }
}
