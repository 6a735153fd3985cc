package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.DeliveriesStopped;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.campana.events.sms.SmsText;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.SampleEvents;
import org.junit.jupiter.api.Test;

/// C8: HELP.
class HelpIT extends WithTexts {

    @Test
    void c8HelpSaysWhoHowMuchAndHowToLeaveAndStoresNothingOfAStranger() {
        PhoneNumber stranger = freshNumber();
        PhoneNumber family = freshNumber();
        family(family, Language.SPANISH);

        assertThat(text(stranger, "help"))
                .startsWith("Valle Alerts:")
                .contains("Msg and data rates may apply", "STOP", "To join, text your school's word");
        assertThat(addresses.find(stranger)).isEmpty();
        assertThat(text(family, "HELP"))
                .as("in the subscriber's language, whatever the word's")
                .startsWith("Alertas Valle:")
                .contains("costo por mensaje", "ALTO");
    }

    @Test
    void c8HelpSaysWhatIsLiveAtTheSchoolsOfWhoAsks() {
        SchoolId elm = SchoolId.of("elm");
        school(elm, "Elm School", "ELM");
        PhoneNumber number = freshNumber();
        text(number, "ELM EN");
        text(number, "YES");
        assertThat(text(number, "HELP")).endsWith("No alert now.");

        released(elm, Audience.FAMILIES, true);
        released(elm, Audience.STAFF, false);
        assertThat(text(number, "HELP"))
                .as("staff know of something that is not released to families")
                .doesNotContain("No alert now.", "Live now");

        AlertReleased alert = released(elm, Audience.FAMILIES, false);
        String time = DateTimeFormatter.ofPattern("h:mm a", Locale.ROOT)
                .format(alert.releasedAt().atZone(ZoneId.of("America/Los_Angeles")));
        String help = text(number, "HELP");
        assertThat(help).endsWith("Live now: Elm School, confirmed " + time + ".");
        assertThat(SmsText.of(help).segments()).isLessThanOrEqualTo(2);
        assertThat(text(freshNumber(), "HELP")).as("a stranger is not told").doesNotContain("No alert now", "Elm");

        PhoneNumber later = freshNumber();
        text(later, "ELM EN");
        text(later, "YES");
        send(new DeliveriesStopped(alert.alertId(), 1, now()));
        awaitStop(alert);
        assertThat(text(later, "HELP")).doesNotContain("Live now");
    }

    /// One that somebody of this audience was sent.
    private AlertReleased released(SchoolId school, Audience audience, boolean drill) {
        Instant at = now();
        AlertReleased alert =
                drill ? SampleEvents.drill(school, audience, at) : SampleEvents.released(school, audience, at);
        PhoneNumber reached = freshNumber();
        family(reached);
        request(alert, "Agents near Elm.", person(reached));
        awaitStatus(alert, person(reached), "DELIVERED");
        return alert;
    }

    private void awaitStop(AlertReleased alert) {
        await().until(() -> jdbc.sql("select count(*) from notify.alert_stop where alert_id = :alert")
                        .param("alert", alert.alertId().value())
                        .query(Integer.class)
                        .single()
                == 1);
    }
}
