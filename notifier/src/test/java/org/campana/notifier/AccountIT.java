package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// The account itself is at fault: everything waits, somebody is called, and it goes on by itself.
class AccountIT extends WithNotifier {

    @Autowired
    private HealthIndicator deliverable;

    @AfterEach
    void endScripts() {
        Network.scripts().clear();
    }

    private Status health() {
        return deliverable.health().getStatus();
    }

    @Test
    void refusedCredentialsKeepEveryTextWaitingUntilTheyAreRepaired() {
        PersonId first = family(freshNumber());
        PersonId second = family(freshNumber());
        AlertReleased alert = alert();
        Network.scripts().answer(Match.any(), Answer.error(401, 20003));

        request(alert, "Agents near Lincoln.", first, second);
        await().atMost(Duration.ofSeconds(10)).until(() -> health().equals(Status.DOWN));
        assertThat(deliverable.health().getDetails()).containsEntry("broken", "carrier account");
        assertThat(statusOf(alert, first)).isEqualTo("QUEUED");

        Network.scripts().clear();
        awaitStatus(alert, first, "DELIVERED");
        awaitStatus(alert, second, "DELIVERED");
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void aCampaignThatLostItsRegistrationIsNoticedByReceiptsAndProbedGently() {
        PersonId person = family(freshNumber());
        AlertReleased alert = alert();
        Network.scripts().deliver(Match.any(), Delivery.failed(30034));

        request(alert, "Agents near Lincoln.", person);
        await().atMost(Duration.ofSeconds(10)).until(() -> health().equals(Status.DOWN));

        Network.scripts().clear();
        awaitStatus(alert, person, "DELIVERED");
        await().atMost(Duration.ofSeconds(10)).until(() -> health().equals(Status.UP));
    }
}
