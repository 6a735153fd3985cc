package org.campana.notifier.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.PersonId;
import org.campana.notifier.Network;
import org.campana.notifier.WithNotifier;
import org.campana.notifier.address.PhoneNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LostReceiptsIT extends WithNotifier {

    @Autowired
    private LostReceipts lostReceipts;

    @AfterEach
    void endScripts() {
        Network.scripts().clear();
    }

    @Test
    void whatNoCallbackToldTheCarrierIsAskedAboutAfterTenAndSixtyMinutesAndNoMore() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().callBack(Match.to(number.e164()), Callbacks.none());
        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "SENDING");

        lostReceipts.look();
        assertThat(statusOf(alert, person)).as("too early to ask").isEqualTo("SENDING");

        jdbc.sql("update notify.wave set poll_at = now()").update();
        lostReceipts.look();
        awaitStatus(alert, person, "DELIVERED");
        assertThat(pollsLeft()).isEqualTo(1);

        jdbc.sql("update notify.wave set poll_at = now()").update();
        lostReceipts.look();
        assertThat(pollsLeft()).isZero();
    }

    private int pollsLeft() {
        return jdbc.sql("select count(*) from notify.wave where poll_at is not null")
                .query(Integer.class)
                .single();
    }
}
