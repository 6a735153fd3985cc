package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.PersonId;
import org.campana.notifier.channel.Channel;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.sms.PublicUrl;
import org.campana.notifier.channel.sms.RegistrationSettings;
import org.campana.notifier.channel.sms.TwilioRegistration;
import org.campana.notifier.channel.sms.TwilioSettings;
import org.campana.notifier.channel.sms.TwilioSms;
import org.campana.testing.TestInfra;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// The account itself is at fault: everything waits, somebody is called, and it goes on by itself.
class AccountIT extends WithNotifier {

    @Autowired
    private HealthIndicator deliverable;

    @Autowired
    private TwilioRegistration registration;

    @AfterEach
    void endScripts() {
        Network.scripts().clear();
        Network.campaign().become("VERIFIED");
        registration.look();
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
    void c13NothingIsSentByASenderThatIsNotRegistered() {
        for (String status : Arrays.asList("IN_PROGRESS", "FAILED", null)) {
            PersonId person = family(freshNumber());
            AlertReleased alert = alert();
            Network.campaign().become(status);
            registration.look();
            int asked = Network.ledger().requests().size();

            request(alert, "Agents near Lincoln.", person);
            await().atMost(Duration.ofSeconds(10)).until(() -> "QUEUED".equals(statusOf(alert, person)));
            registration.look();

            assertThat(deliverable.health().getDetails()).containsEntry("broken", "sender not registered");
            assertThat(Network.ledger().requests()).as("requests to send").hasSize(asked);
            Network.campaign().become("VERIFIED");
            registration.look();
            awaitStatus(alert, person, "DELIVERED");
            assertThat(health()).isEqualTo(Status.UP);
        }
    }

    @Test
    void c13WhatWasKnownHoldsWhileTheCarrierCannotBeAskedAlsoOverARestart() {
        TwilioRegistration restarted = again("http://localhost:1", "");

        restarted.start();

        assertThat(restarted.closed()).as("registered before").isEmpty();
        restarted.stop();
        jdbc.sql("delete from notify.sender_registration").update();
        TwilioRegistration first = again("http://localhost:1", "");
        first.start();
        assertThat(first.closed()).as("never known").contains(Failure.REGISTRATION_UNKNOWN);
        first.stop();
        TwilioRegistration byHand = again("http://localhost:1", "Ana Ruiz, 2026-11-20");
        byHand.start();
        assertThat(byHand.closed()).as("a person looked").isEmpty();
        byHand.stop();
    }

    @Test
    void c13ACarrierThatDidNotAnswerAtTheStartIsAskedAgainWithinSeconds() throws IOException {
        jdbc.sql("delete from notify.sender_registration").update();
        InetSocketAddress later = new InetSocketAddress(InetAddress.getLoopbackAddress(), TestInfra.freePort());
        TwilioRegistration early = again("http://127.0.0.1:" + later.getPort(), "");
        early.start();
        assertThat(early.closed()).as("before the carrier is there").contains(Failure.REGISTRATION_UNKNOWN);

        HttpServer carrier = HttpServer.create(later, 0);
        carrier.createContext("/", AccountIT::verified);
        carrier.start();
        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> early.closed().isEmpty());
        } finally {
            early.stop();
            carrier.stop(0);
        }
    }

    @Test
    void c13TheRegistrationIsStillAskedForAfterAHundredQuestions() throws IOException {
        AtomicInteger questions = new AtomicInteger();
        HttpServer carrier = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        carrier.createContext("/", asked -> {
            questions.incrementAndGet();
            verified(asked);
        });
        carrier.start();
        TwilioRegistration standing =
                again("http://127.0.0.1:" + carrier.getAddress().getPort(), "", Duration.ofMillis(1));
        try {
            standing.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> questions.get() > 100);
        } finally {
            standing.stop();
            carrier.stop(0);
        }
    }

    private static void verified(HttpExchange asked) throws IOException {
        byte[] campaigns = """
                {"compliance": [{"campaign_status": "VERIFIED"}], "meta": {"key": "compliance"}}
                """.getBytes(StandardCharsets.UTF_8);
        asked.sendResponseHeaders(200, campaigns.length);
        asked.getResponseBody().write(campaigns);
        asked.close();
    }

    private TwilioRegistration again(String carrier, String byHand) {
        return again(carrier, byHand, Duration.ofMinutes(10));
    }

    private TwilioRegistration again(String carrier, String byHand, Duration pause) {
        TwilioSettings unreachable = new TwilioSettings(
                URI.create(carrier),
                Network.ACCOUNT,
                Network.API_KEY,
                Network.API_SECRET,
                Network.AUTH_TOKEN,
                "",
                Network.SERVICE,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        return new TwilioRegistration(
                Channel.FIRST,
                new TwilioSms(unreachable, new PublicUrl(URI.create("http://localhost"))),
                jdbc,
                new RegistrationSettings(byHand, pause, pause),
                new SimpleMeterRegistry());
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
