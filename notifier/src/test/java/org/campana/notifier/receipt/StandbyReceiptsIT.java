package org.campana.notifier.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.PersonId;
import org.campana.notifier.WithStandby;
import org.campana.notifier.address.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StandbyReceiptsIT extends WithStandby {

    @Autowired
    private LostReceipts lostReceipts;

    @Test
    void theAccountThatSentIsAskedWhatBecameOfIt() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        suspendTheFirst();
        STANDBY.scripts().callBack(Match.to(number.e164()), Callbacks.none());
        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "SENDING");

        jdbc.sql("update notify.wave set poll_at = case when alert_id = :alert then now() end")
                .param("alert", alert.alertId().value())
                .update();
        lostReceipts.look();

        awaitStatus(alert, person, "DELIVERED");
        assertThat(accounts(alert, person)).containsExactly("standby");
    }
}
