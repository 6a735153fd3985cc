package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.Channel;
import org.campana.events.DeliveryId;
import org.campana.events.EventId;
import org.campana.events.FollowUpKind;
import org.campana.events.FollowUpRequested;
import org.campana.events.FollowUpRequested.LanguageText;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.SampleRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowUpIT extends WithNotifier {

    @AfterEach
    void endScripts() {
        Network.scripts().clear();
    }

    private static FollowUpRequested followUp(AlertReleased alert, int revision, FollowUpKind kind) {
        return new FollowUpRequested(
                EventId.random(),
                alert.alertId(),
                revision,
                kind,
                alert.schoolId(),
                List.of(
                        new LanguageText(Language.ENGLISH, kind + " " + revision, 1, null),
                        new LanguageText(Language.SPANISH, kind + " en espanol " + revision, 1, null)),
                false,
                now(),
                now().plusSeconds(600));
    }

    private String statusOf(AlertReleased alert, int revision, PersonId person) {
        return jdbc.sql("select status from notify.delivery where id = :id")
                .param(
                        "id",
                        DeliveryId.of(alert.alertId(), revision, person, Channel.SMS)
                                .value())
                .query(String.class)
                .optional()
                .orElse("NONE");
    }

    private void awaitFollowUp(AlertReleased alert, int revision, PersonId person) {
        await().atMost(Duration.ofSeconds(20)).until(() -> statusOf(alert, revision, person), "DELIVERED"::equals);
    }

    private void inSpanish(AlertReleased alert, PersonId person) {
        send(SampleRequest.of(alert, person, "Agentes cerca de Lincoln.")
                .in(Language.SPANISH, Language.of("mam"))
                .event());
    }

    @Test
    void theAllClearReachesExactlyThoseWhoWereReachedInTheLanguageTheyGot() {
        PhoneNumber english = freshNumber();
        PhoneNumber spanish = freshNumber();
        PhoneNumber landline = freshNumber();
        PhoneNumber uninvolved = freshNumber();
        PersonId ann = family(english);
        PersonId luis = family(spanish, Language.of("mam"), Language.SPANISH);
        PersonId shop = family(landline);
        PersonId other = family(uninvolved);
        AlertReleased alert = alert();
        Network.scripts().deliver(Match.to(landline.e164()), Delivery.undelivered(30006));
        request(alert, "Agents near Lincoln.", ann, shop);
        inSpanish(alert, luis);
        awaitStatus(alert, ann, "DELIVERED");
        awaitStatus(alert, luis, "DELIVERED");
        awaitStatus(alert, shop, "FAILED_PERMANENT:LANDLINE");

        FollowUpRequested allClear = followUp(alert, 2, FollowUpKind.ALL_CLEAR);
        send(allClear);
        send(allClear);
        awaitFollowUp(alert, 2, ann);
        awaitFollowUp(alert, 2, luis);

        assertThat(Network.textsTo(english.e164())).containsExactly("Agents near Lincoln.", "ALL_CLEAR 2");
        assertThat(Network.textsTo(spanish.e164()))
                .containsExactly("Agentes cerca de Lincoln.", "ALL_CLEAR en espanol 2");
        assertThat(Network.textsTo(landline.e164())).hasSize(1);
        assertThat(Network.textsTo(uninvolved.e164())).isEmpty();
        assertThat(statusOf(alert, 2, other)).isEqualTo("NONE");
        assertThat(jdbc.sql("select wanted from notify.delivery where id = :id")
                        .param(
                                "id",
                                DeliveryId.of(alert.alertId(), 2, luis, Channel.SMS)
                                        .value())
                        .query(String.class)
                        .single())
                .isEqualTo("mam");
    }

    @Test
    void aCorrectionCancelsWhatHasNotLeft() {
        PhoneNumber number = freshNumber();
        PersonId waiting = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()), Answer.throttled(Duration.ofSeconds(3)));
        request(alert, "Agents near Lincoln.", waiting);
        await().until(() -> Network.ledger().requests().stream()
                .anyMatch(request -> number.e164().equals(request.to())));

        send(followUp(alert, 2, FollowUpKind.CORRECTION));
        awaitStatus(alert, waiting, "CANCELLED");

        assertThat(statusOf(alert, 2, waiting)).isEqualTo("NONE");
        assertThat(Network.textsTo(number.e164())).isEmpty();
    }

    @Test
    void whoIsReachedAfterAnUpdateGetsTheUpdateToo() {
        PhoneNumber number = freshNumber();
        PersonId late = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()).first(1), Answer.throttled(Duration.ofSeconds(2)));
        request(alert, "Agents near Lincoln.", late);
        await().until(() -> Network.ledger().requests().stream()
                .anyMatch(request -> number.e164().equals(request.to())));

        send(followUp(alert, 2, FollowUpKind.UPDATE));
        awaitFollowUp(alert, 2, late);

        assertThat(Network.textsTo(number.e164())).containsExactly("Agents near Lincoln.", "UPDATE 2");
    }

    @Test
    void whoIsInDoubtIsToldTheEndToo() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()).first(1), Answer.error(503, 20503));
        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "SENDING");

        send(followUp(alert, 2, FollowUpKind.ALL_CLEAR));
        awaitFollowUp(alert, 2, person);

        assertThat(Network.textsTo(number.e164()))
                .as("the doubtful text itself is not sent again after the end")
                .containsExactly("ALL_CLEAR 2");
    }

    @Test
    void everyRevisionReachesEveryone() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "DELIVERED");

        send(followUp(alert, 2, FollowUpKind.UPDATE));
        awaitFollowUp(alert, 2, person);
        send(followUp(alert, 3, FollowUpKind.ALL_CLEAR));
        awaitFollowUp(alert, 3, person);

        assertThat(Network.textsTo(number.e164())).containsExactly("Agents near Lincoln.", "UPDATE 2", "ALL_CLEAR 3");
    }
}
