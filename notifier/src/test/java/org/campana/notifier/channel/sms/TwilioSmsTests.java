package org.campana.notifier.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.campana.events.AlertId;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.channel.ChannelContract;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.channel.Line;
import org.campana.notifier.channel.Outgoing;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.campana.notifier.channel.sms.FakeTwilio.Canned;
import org.campana.testing.LogCapture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TwilioSmsTests extends ChannelContract {

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
        TwilioSms sms = sms();
        return message -> sms.send(message, SOMEBODY);
    }

    private TwilioSms sms() {
        return new TwilioSms(
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
                new PublicUrl(URI.create("https://alerts.example.org/")));
    }

    @Override
    protected void carrierAccepts() {
        twilio.answers(Canned.created());
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
    void theRequestCarriesIntentTimeLeftServiceAndNothingElse() {
        IntentId intent = IntentId.of(AlertId.random());

        SendOutcome outcome = line().send(new Outgoing(intent, "¿Agents? 5th & Oak", SUBJECT, 90));

        assertThat(outcome).isEqualTo(new Accepted("SM" + "a".repeat(32)));
        assertThat(twilio.heard()).hasSize(1);
        assertThat(twilio.heard().getFirst().path()).isEqualTo("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
        assertThat(twilio.heard().getFirst().authorization()).startsWith("Basic ");
        assertThat(form(twilio.heard().getFirst().body()))
                .isEqualTo(Map.of(
                        "To", "+12025550143",
                        "MessagingServiceSid", "MG" + "2".repeat(32),
                        "Body", "¿Agents? 5th & Oak",
                        "StatusCallback",
                                "https://alerts.example.org/webhooks/twilio/status/" + intent
                                        + "#ct=3000&rt=5000&rc=5&rp=all",
                        "ValidityPeriod", "90",
                        "SmartEncoded", "true",
                        "RiskCheck", "enable"));
    }

    @Test
    void longLivesAreCutToWhatTwilioTakes() {
        line().send(new Outgoing(IntentId.of(AlertId.random()), "text", SUBJECT, 90_000));

        assertThat(form(twilio.heard().getFirst().body())).containsEntry("ValidityPeriod", "36000");
    }

    /// The SDK by itself would make 3 POSTs of 500 and 502, 6 of 503 and 2 of 429 (reliability 2.3).
    @TestFactory
    Stream<DynamicTest> everyAnswerIsOneRequestAndOneOutcome() {
        return Stream.of(
                        one("500", Canned.error(500, 20500), new Unknown("http-500")),
                        one("502 in HTML", Canned.json(502, "<html>bad gateway</html>"), new Unknown("http-502")),
                        one("503", Canned.error(503, 20503), new Unknown("http-503")),
                        one(
                                "503 with Retry-After",
                                new Canned(503, "{\"code\":20503}", "2", 0),
                                new Unknown("http-503")),
                        one("504", Canned.json(504, ""), new Unknown("http-504")),
                        one("429 without Retry-After", Canned.error(429, 20429), new Throttled(null)),
                        one("sender's queue is full", Canned.error(400, 21611), new Throttled(null)),
                        one("opted out", Canned.error(400, 21610), new Rejected(Failure.OPTED_OUT, 21610)),
                        one("bad credentials", Canned.error(401, 20003), new Rejected(Failure.CREDENTIALS, 20003)),
                        one("a code of tomorrow", Canned.error(400, 29999), new Rejected(Failure.UNKNOWN_CODE, 29999)),
                        one(
                                "a proxy's 403",
                                Canned.json(403, "<html>forbidden</html>"),
                                new Rejected(Failure.REFUSED_WITHOUT_CODE, 403)),
                        one("a redirect", Canned.json(302, ""), new Rejected(Failure.REFUSED_WITHOUT_CODE, 302)),
                        one("201 cut short", new Canned(201, "{\"sid\":\"SM", null, 40), new Unknown("timeout")),
                        one("201 without a sid", Canned.json(201, "{}"), new Unknown("unreadable-answer")),
                        one("201 in HTML", Canned.json(201, "<html>"), new Unknown("unreadable-answer")))
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    twilio.heard().clear();
                    twilio.answers(row.answer());

                    SendOutcome outcome = send();

                    assertThat(requests()).as("POSTs").isEqualTo(1);
                    assertThat(outcome.getClass()).isEqualTo(row.outcome().getClass());
                    if (!row.name().equals("201 cut short")) {
                        assertThat(outcome).isEqualTo(row.outcome());
                    }
                }));
    }

    @Test
    void aRefusalThatQuotesTheNumberLeavesNoTraceInTheLog() {
        twilio.answers(Canned.error(400, 21211));

        try (LogCapture log = LogCapture.start()) {
            send();

            assertThat(log.text()).doesNotContain("2025550143");
        }
    }

    @Test
    void theCarrierCanBeAskedAboutATextAndSilenceIsNoAnswer() {
        twilio.answers(Canned.json(200, "{\"sid\":\"SMx\",\"status\":\"undelivered\",\"error_code\":30003}"));
        assertThat(sms().statusOf("SM" + "b".repeat(32))).hasValue(new TwilioSms.CarrierStatus("undelivered", 30003));

        twilio.answers(Canned.error(503, 20503));
        assertThat(sms().statusOf("SM" + "b".repeat(32))).isEmpty();
    }

    @Test
    void whetherItIsThereIsFoundOutWithoutATextAndARefusalIsAnAnswer() {
        twilio.answers(
                Canned.json(200, "{\"account_sid\":\"" + ACCOUNT + "\",\"balance\":\"1.00\",\"currency\":\"USD\"}"));
        assertThat(sms().answers()).isTrue();
        twilio.answers(Canned.error(403, 20008));
        assertThat(sms().answers()).isTrue();
        twilio.answers(Canned.json(404, "<html>"));
        assertThat(sms().answers()).isTrue();
        twilio.answers(new Canned(429, "{\"code\":20429}", null, 0));
        assertThat(sms().answers()).isTrue();
        twilio.answers(Canned.error(503, 20503));
        assertThat(sms().answers()).isFalse();
        twilio.answers(Canned.never());
        assertThat(sms().answers()).isFalse();
        carrierIsGone();
        assertThat(sms().answers()).isFalse();
        assertThat(requests()).as("POSTs").isZero();
    }

    private static Row one(String name, Canned answer, SendOutcome outcome) {
        return new Row(name, answer, outcome);
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

    private record Row(String name, Canned answer, SendOutcome outcome) {}
}
