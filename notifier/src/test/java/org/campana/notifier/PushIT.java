package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.Phone;
import org.campana.carrier.push.Mood;
import org.campana.carrier.push.PushDevice;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.events.AlertId;
import org.campana.events.AlertReleased;
import org.campana.events.Channel;
import org.campana.events.DeliveryId;
import org.campana.events.EventId;
import org.campana.events.FollowUpKind;
import org.campana.events.FollowUpRequested;
import org.campana.events.FollowUpRequested.LanguageText;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.channel.IntentId;
import org.campana.testing.SampleRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// A device that joined without a number, from its joining to the notice on its screen and to its end.
class PushIT extends WithTexts {

    private static final AtomicInteger DEVICES = new AtomicInteger();

    @Autowired
    private Environment environment;

    @AfterEach
    void endScripts() {
        Network.scripts().clear();
    }

    private static PushDevice device() {
        return Network.devices()
                .add(
                        Phone.unnamed("+9990002" + String.format("%04d", DEVICES.incrementAndGet())),
                        null,
                        VAPID.publicKey());
    }

    private int post(String path, String json) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create(environment.getRequiredProperty("campana.public-url") + path))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(json))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /// Joins as a browser does, and says who it is now.
    private PersonId join(PushDevice device) throws Exception {
        long before = count("select count(*) from notify.push_subscription");
        assertThat(post("/api/v1/subscriptions", """
                        {"school": "lincoln", "languages": ["es", "en"], "push": {"endpoint": "%s/push/%s",
                          "expirationTime": null, "keys": {"p256dh": "%s", "auth": "%s"}}}
                        """.formatted(
                                Network.baseUrl(), device.id(), device.p256dh(), device.auth())))
                .isEqualTo(202);
        assertThat(count("select count(*) from notify.push_subscription")).isEqualTo(before + 1);
        return jdbc.sql("select person_id from notify.push_subscription order by made_at desc limit 1")
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private void ask(AlertReleased alert, PersonId person, Channel channel, String text) {
        send(SampleRequest.of(alert, person, text)
                .by(channel)
                .in(Language.SPANISH)
                .until(now().plusSeconds(600))
                .event());
    }

    private String status(AlertReleased alert, int revision, PersonId person, Channel channel) {
        return jdbc.sql("select concat_ws(':', status, coalesce(reason, failure)) from notify.delivery where id = :id")
                .param(
                        "id",
                        DeliveryId.of(alert.alertId(), revision, person, channel)
                                .value())
                .query(String.class)
                .optional()
                .orElse("NONE");
    }

    private void await(AlertReleased alert, int revision, PersonId person, Channel channel, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> status(alert, revision, person, channel), status::equals);
    }

    @Test
    void aDeviceThatJoinedIsToldSaysThatItShowedItAndHearsHowItEnded() throws Exception {
        PushDevice device = device();
        PersonId person = join(device);
        AlertReleased alert = alert();

        ask(alert, person, Channel.PUSH, "Alertas Valle: CONFIRMADO cerca de Lincoln.");
        await(alert, 1, person, Channel.PUSH, "DELIVERED");
        send(new FollowUpRequested(
                EventId.random(),
                alert.alertId(),
                2,
                FollowUpKind.ALL_CLEAR,
                alert.schoolId(),
                List.of(new LanguageText(Language.SPANISH, "Alertas Valle: FIN.", 1, null)),
                false,
                now(),
                now().plusSeconds(600)));
        await(alert, 2, person, Channel.PUSH, "DELIVERED");

        assertThat(Network.textsTo(device.number()))
                .containsExactly("Alertas Valle\nCONFIRMADO cerca de Lincoln.", "Alertas Valle\nFIN.");
        assertThat(Network.devices().requestsOf(device))
                .as("the second takes the place of the first")
                .extracting(request -> request.topic())
                .containsOnly(Network.devices().requestsOf(device).getFirst().topic());
        assertThat(Network.devices().requestsOf(device)).hasSize(2);
    }

    @Test
    void aDeviceThatIsGoneLeavesTheListAndWhereItWasIsForgotten() throws Exception {
        PushDevice device = device();
        PersonId person = join(device);
        Network.devices().feel(device, Mood.GONE);
        AlertReleased alert = alert();

        ask(alert, person, Channel.PUSH, "Alertas Valle: x");
        await(alert, 1, person, Channel.PUSH, "SUPPRESSED:BLOCKED_BY_CARRIER");

        assertThat(jdbc.sql("select count(*) from notify.push_subscription where person_id = :person")
                        .param("person", person.value())
                        .query(Long.class)
                        .single())
                .isZero();
        AlertReleased next = alert();
        ask(next, person, Channel.PUSH, "Alertas Valle: y");
        await(next, 1, person, Channel.PUSH, "SUPPRESSED:BLOCKED_BY_CARRIER");
        assertThat(Network.devices().requestsOf(device)).as("never asked again").hasSize(1);
    }

    @Test
    void whileTheCarrierOfTextsHangsNoticesArrive() throws Exception {
        PushDevice device = device();
        PersonId byDevice = join(device);
        PersonId byText = family(freshNumber());
        AlertReleased alert = alert();
        Network.scripts().answer(Match.any(), Answer.hang());

        request(alert, "a text that hangs", byText);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> count("select count(*) from notify.attempt where state = 'SUBMITTING'") > 0);
        ask(alert, byDevice, Channel.PUSH, "Alertas Valle: x");

        await(alert, 1, byDevice, Channel.PUSH, "DELIVERED");
        assertThat(statusOf(alert, byText)).as("still hanging, or in doubt").isIn("QUEUED", "SENDING");
    }

    @Test
    void aServiceThatFailedIsAskedAgainAndTheDeviceShowsItOnce() throws Exception {
        PushDevice device = device();
        PersonId person = join(device);
        Network.devices().feel(device, Mood.BROKEN);
        AlertReleased alert = alert();

        ask(alert, person, Channel.PUSH, "Alertas Valle: x");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> !Network.devices().requestsOf(device).isEmpty());
        Network.devices().feel(device, Mood.SOUND);

        await(alert, 1, person, Channel.PUSH, "DELIVERED");
        assertThat(Network.textsTo(device.number())).hasSize(1);
    }

    @Test
    void nobodyElseCanSayThatANoticeWasShown() throws Exception {
        AlertReleased alert = alert();
        PersonId byText = family(freshNumber());
        request(alert, "a text", byText);
        awaitStatus(alert, byText, "DELIVERED");
        String intentOfAText = Network.ledger().accepted().stream()
                .map(CarrierMessage::intent)
                .reduce((one, other) -> other)
                .orElseThrow();

        assertThat(post("/webhooks/notices/" + IntentId.of(AlertId.random()), ""))
                .isEqualTo(403);
        assertThat(post("/webhooks/notices/" + intentOfAText, "")).isEqualTo(403);
        assertThat(post("/webhooks/notices/no-intent", "")).isEqualTo(403);
    }

    @Test
    void aTextInDoubtIsNotSettledByWhoClaimsToHaveShownIt() throws Exception {
        AlertReleased alert = alert();
        PersonId byText = family(freshNumber());
        Network.scripts().answer(Match.any(), Answer.cut());

        request(alert, "a text in doubt", byText);
        awaitStatus(alert, byText, "SENDING");
        String intent = new IntentId(
                        jdbc.sql("select intent from notify.attempt where delivery_id = :id and state = 'AMBIGUOUS'")
                                .param(
                                        "id",
                                        DeliveryId.of(alert.alertId(), 1, byText, Channel.SMS)
                                                .value())
                                .query(UUID.class)
                                .single())
                .toString();

        assertThat(post("/webhooks/notices/" + intent, "")).isEqualTo(403);
    }

    @Test
    void whatNoChannelCanSendIsSaidAndNotKeptWaiting() {
        PersonId person = family(freshNumber());
        AlertReleased alert = alert();

        ask(alert, person, Channel.VOICE, "Alertas Valle: x");

        await(alert, 1, person, Channel.VOICE, "SUPPRESSED:NO_CHANNEL");
    }

    @Test
    void whereADeviceIsReachedStandsInNoTableInTheClear() throws Exception {
        PushDevice device = device();
        join(device);

        assertThat(jdbc.sql(
                                "select count(*) from notify.push_subscription where position(cast(:id as bytea) in ciphertext) > 0")
                        .param("id", device.id().getBytes(StandardCharsets.US_ASCII))
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
