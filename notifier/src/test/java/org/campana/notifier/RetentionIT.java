package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.campana.events.AlertReleased;
import org.campana.events.PersonId;
import org.campana.notifier.ledger.Retention;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RetentionIT extends WithNotifier {

    private static final List<String> TABLES =
            List.of("delivery", "attempt", "message_text", "wave", "callback", "inbound");

    @Autowired
    private Retention retention;

    private int rows() {
        return TABLES.stream()
                .mapToInt(table -> jdbc.sql("select count(*) from notify." + table)
                        .query(Integer.class)
                        .single())
                .sum();
    }

    @Test
    void threeDaysAfterAnAlertNothingSaysWhoWasTold() {
        PersonId person = family(freshNumber());
        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "DELIVERED");
        int before = rows();

        retention.forgetOld();
        assertThat(rows()).isEqualTo(before).isGreaterThanOrEqualTo(5);

        jdbc.sql("update notify.wave set expires_at = now() - interval '73 hours'")
                .update();
        jdbc.sql("update notify.callback set received_at = now() - interval '73 hours'")
                .update();
        retention.forgetOld();
        assertThat(rows()).isZero();
    }
}
