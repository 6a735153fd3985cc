package org.campana.notifier.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.campana.events.AlertId;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.channel.ChannelContract;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.channel.Line;
import org.campana.notifier.channel.Outgoing;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.campana.notifier.channel.sms.FakeTwilio;
import org.campana.notifier.channel.sms.FakeTwilio.Canned;
import org.campana.notifier.channel.sms.PublicUrl;
import org.campana.notifier.channel.sms.TwilioSettings;
import org.campana.testing.LogCapture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwilioCallsTests extends ChannelContract {

    private static final PhoneNumber SOMEBODY = PhoneNumber.of("+12025550143");
    private static final String ACCOUNT = "AC" + "0".repeat(32);

    private final FakeTwilio twilio = new FakeTwilio();
    private URI baseUrl = twilio.baseUrl();

    @AfterEach
    void close() {
        twilio.close();
    }

    @Override
    protected Line line() {
        PublicUrl publicUrl = new PublicUrl(URI.create("https://alerts.example.org/"));
        TwilioCalls calls = new TwilioCalls(
                new TwilioSettings(
                        baseUrl,
                        ACCOUNT,
                        "SK" + "1".repeat(32),
                        "secret",
                        "token",
                        "",
                        "MG" + "2".repeat(32),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1)),
                new VoiceSettings(
                        "+12025550100", 1, Duration.ofSeconds(25), Duration.ofSeconds(120), Map.of(), List.of()),
                new VoiceUrls(publicUrl),
                publicUrl);
        return message -> calls.call(message, SOMEBODY);
    }

    @Override
    protected void carrierAccepts() {
        twilio.answers(Canned.json(201, "{\"sid\":\"CA" + "a".repeat(32) + "\",\"status\":\"queued\"}"));
    }

    @Override
    protected void carrierThrottles() {
        twilio.answers(new Canned(429, "{\"code\":20429,\"message\":\"Too many\",\"status\":429}", "5", 0));
    }

    @Override
    protected SendOutcome tooMuch() {
        return new Throttled(Duration.ofSeconds(5));
    }

    @Override
    protected Class<? extends SendOutcome> silence() {
        return Unknown.class;
    }

    @Override
    protected void carrierHangs() {
        twilio.answers(Canned.never());
    }

    @Override
    protected void carrierCutsTheConnection() {
        twilio.cuts();
        baseUrl = twilio.baseUrl();
    }

    @Override
    protected void carrierIsGone() {
        baseUrl = twilio.baseUrl();
        twilio.close();
    }

    @Override
    protected int requests() {
        return (int) twilio.heard().stream()
                .filter(heard -> heard.method().equals("POST"))
                .count();
    }

    @Test
    void theRequestCarriesTwoNumbersTheIntentAndNoWordOfTheAlert() {
        carrierAccepts();
        IntentId intent = IntentId.of(AlertId.random());

        SendOutcome outcome = line().send(new Outgoing(intent, "Agents at 5th & Oak", SUBJECT, 90));

        assertThat(outcome).isEqualTo(new Accepted("CA" + "a".repeat(32)));
        assertThat(twilio.heard().getFirst().path()).isEqualTo("/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json");
        assertThat(form(twilio.heard().getFirst().body()))
                .isEqualTo(Map.of(
                        "To", "+12025550143",
                        "From", "+12025550100",
                        "Url",
                                "https://alerts.example.org/webhooks/twilio/voice/" + intent
                                        + "#ct=3000&rt=5000&rc=5&rp=all",
                        "StatusCallback",
                                "https://alerts.example.org/webhooks/twilio/voice/" + intent
                                        + "/status#ct=3000&rt=5000&rc=5&rp=all",
                        "Timeout", "25",
                        "TimeLimit", "120"));
    }

    @Test
    void itDoesNotRingForLongerThanTheAlertLives() {
        carrierAccepts();

        line().send(new Outgoing(IntentId.of(AlertId.random()), "text", SUBJECT, 7));

        assertThat(form(twilio.heard().getFirst().body())).containsEntry("Timeout", "7");
    }

    @Test
    void aRefusalThatQuotesTheNumberLeavesNoTraceInTheLog() {
        twilio.answers(Canned.error(400, 21211));

        try (LogCapture log = LogCapture.start()) {
            send();

            assertThat(log.text()).doesNotContain("2025550143");
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> form.put(decode(pair[0]), decode(pair[1])));
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
