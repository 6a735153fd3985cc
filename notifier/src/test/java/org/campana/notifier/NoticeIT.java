package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.campana.events.AlertReleased;
import org.campana.events.DeliveriesReported;
import org.campana.events.DeliveryId;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Topics;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.ledger.LastAlerts;
import org.campana.notifier.ledger.LastAlerts.LastAlert;
import org.campana.notifier.ledger.LiveAlerts;
import org.campana.notifier.ledger.Notices;
import org.campana.testing.EventProbe;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A text of our own goes the way of all texts and is no word of an alert.
class NoticeIT extends WithNotifier {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Autowired
    private Notices notices;

    @Autowired
    private LastAlerts lastAlerts;

    @Autowired
    private LiveAlerts liveAlerts;

    private String statusOf(DeliveryId notice) {
        return jdbc.sql("select concat_ws(':', status, reason) from notify.delivery where id = :id")
                .param("id", notice.value())
                .query(String.class)
                .single();
    }

    @Test
    void aNoticeReachesThePhoneAndAlertIngestIsNotToldOfIt() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);

        DeliveryId notice = notices.send(person, Language.ENGLISH, "A notice.", TEN_MINUTES);
        await().until(() -> statusOf(notice), "DELIVERED"::equals);
        AlertReleased alert = alert();
        request(alert, "An alert.", person);
        awaitStatus(alert, person, "DELIVERED");

        assertThat(Network.textsTo(number.e164())).containsExactly("A notice.", "An alert.");
        try (EventProbe probe = EventProbe.on(topics, Topics.CONCLUDED)) {
            probe.await(DeliveriesReported.class, report -> report.alertId().equals(alert.alertId()));
        }
        assertThat(toldOf(alert.alertId().toString())).isPositive();
        assertThat(toldOf(jdbc.sql("select alert_id from notify.delivery where id = :id")
                        .param("id", notice.value())
                        .query(String.class)
                        .single()))
                .isZero();
    }

    private int toldOf(String alert) {
        return jdbc.sql("""
                        select count(*) from (select key from notify.outbox union all select key from notify.outbox_sent) o
                        where o.key = :alert
                        """).param("alert", alert).query(Integer.class).single();
    }

    @Test
    void aReplyAfterANoticeIsAboutTheAlertBeforeIt() {
        PersonId person = family(freshNumber());
        AlertReleased alert = alert();
        request(alert, "An alert.", person);
        awaitStatus(alert, person, "DELIVERED");

        DeliveryId notice = notices.send(person, Language.ENGLISH, "A notice.", TEN_MINUTES);
        await().until(() -> statusOf(notice), "DELIVERED"::equals);

        assertThat(lastAlerts.of(person).map(LastAlert::alert)).contains(alert.alertId());
        assertThat(liveAlerts.now())
                .as("HELP tells of alerts only")
                .allMatch(live -> live.school().equals(alert.schoolId()));
    }

    @Test
    void noticesDoNotUseUpWhatOnePersonMayBeAlerted() {
        PersonId person = family(freshNumber());
        for (int each = 0; each < 4; each++) {
            DeliveryId notice = notices.send(person, Language.ENGLISH, "Notice " + each, TEN_MINUTES);
            await().until(() -> statusOf(notice), "DELIVERED"::equals);
        }

        AlertReleased alert = alert();
        request(alert, "An alert.", person);

        awaitStatus(alert, person, "DELIVERED");
    }

    @Test
    void whoLeftIsSentNoNotice() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        stop(number);

        DeliveryId notice = notices.send(person, Language.ENGLISH, "A notice.", TEN_MINUTES);

        await().until(() -> statusOf(notice), "SUPPRESSED:LEFT_THE_LIST"::equals);
        assertThat(Network.textsTo(number.e164())).isEmpty();
    }

    @Test
    void aNoticeThatIsTooOldIsNotSent() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);

        DeliveryId notice = notices.send(person, Language.ENGLISH, "A notice.", Duration.ZERO);

        await().until(() -> statusOf(notice), "EXPIRED"::equals);
        assertThat(Network.textsTo(number.e164())).isEmpty();
    }
}
