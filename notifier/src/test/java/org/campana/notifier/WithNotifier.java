package org.campana.notifier;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.campana.eventframe.TopicNames;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.DeliveriesRequested;
import org.campana.events.DeliveryCommand;
import org.campana.events.DeliveryId;
import org.campana.events.Event;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.Severity;
import org.campana.events.SuppressionReason;
import org.campana.events.Topics;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.channel.push.VapidKeys;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.testing.CampanaIntegrationTest;
import org.campana.testing.SampleEvents;
import org.campana.testing.SampleRequest;
import org.campana.testing.TestInfra;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A running notifier with the simulated network behind it, and the few words its tests are told in.
@CampanaIntegrationTest(
        classes = TestNotifier.class,
        properties = {
            "campana.sms.segments-per-second=1000",
            "campana.retry.callback-window=2s",
            "campana.retry.after-acceptance=300ms",
            "campana.retry.repair=1s",
            "campana.sms.twilio.deadline=3s",
            "campana.sms.number=+12025550100"
        })
public abstract class WithNotifier {

    /// Known to the running notifier, and not yet what it wraps new rows with.
    protected static final String NEXT_KEY = "REREREREREREREREREREREREREREREREREREREREREQ=";

    protected static final VapidKeys.Written VAPID = VapidKeys.fresh();

    private static final AtomicInteger LINES = new AtomicInteger();

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Enrolment enrolment;

    @Autowired
    private AddressBook book;

    @Autowired
    protected TopicNames topics;

    @Autowired
    protected KafkaTemplate<String, Event> events;

    @DynamicPropertySource
    static void network(DynamicPropertyRegistry registry) {
        int port = TestInfra.freePort();
        registry.add("server.port", () -> port);
        registry.add("campana.public-url", () -> "http://localhost:" + port);
        registry.add("campana.sms.twilio.base-url", Network::baseUrl);
        registry.add("campana.sms.twilio.account-sid", () -> Network.ACCOUNT);
        registry.add("campana.sms.twilio.api-key", () -> Network.API_KEY);
        registry.add("campana.sms.twilio.api-secret", () -> Network.API_SECRET);
        registry.add("campana.sms.twilio.auth-token", () -> Network.AUTH_TOKEN);
        registry.add("campana.sms.twilio.messaging-service-sid", () -> Network.SERVICE);
        registry.add("campana.keys.encryption-key", () -> "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=");
        registry.add("campana.keys.lookup-key", () -> "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI=");
        registry.add("campana.keys.retired-encryption-keys", () -> NEXT_KEY);
        registry.add("campana.push.vapid-public-key", VAPID::publicKey);
        registry.add("campana.push.vapid-private-key", VAPID::privateKey);
        registry.add("campana.push.simulated", () -> Network.baseUrl() + "/push/");
        registry.add("campana.push.deadline", () -> "3s");
        Path journal = temporaryFolder();
        registry.add("campana.consent.journal", journal::toString);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("campana-journal");
        } catch (IOException none) {
            throw new IllegalStateException("No temporary folder", none);
        }
    }

    /// A number nobody else in this JVM has.
    protected static PhoneNumber freshNumber() {
        int line = LINES.getAndIncrement();
        int area =
                List.of(201, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214).get(line / 100);
        return PhoneNumber.of("+1" + area + "55501" + String.format("%02d", line % 100));
    }

    /// Whoever has this number texts STOP.
    ///
    /// @return whether they were not off the list before
    protected boolean stop(PhoneNumber number) {
        ConsentProof proof = ConsentProof.texted("SM-of-a-stop", Language.ENGLISH);
        return !enrolment
                .leaveAll(Map.of(book.know(number), proof), SuppressionReason.LEFT_THE_LIST)
                .isEmpty();
    }

    /// A family of Lincoln that joined by its own word, and reads these languages.
    protected PersonId family(PhoneNumber number, Language... languages) {
        return family(number, SampleEvents.LINCOLN, languages);
    }

    /// As [#family(PhoneNumber, Language...)], of another school.
    protected PersonId family(PhoneNumber number, SchoolId school, Language... languages) {
        return enrolment.enrol(new EnrolmentRequest(
                number,
                Audience.FAMILIES,
                List.of(school),
                languages.length == 0 ? List.of(Language.ENGLISH) : List.of(languages),
                List.of(Channel.SMS),
                true,
                ConsentProof.texted("SM-of-the-tests", Language.ENGLISH)));
    }

    protected static AlertReleased alert() {
        return SampleEvents.released(SampleEvents.LINCOLN, Audience.FAMILIES, now());
    }

    protected static Instant now() {
        return Clock.systemUTC().instant();
    }

    /// Asks for one text each, as the dispatcher does for all of a slice.
    protected void request(AlertReleased alert, String text, PersonId... people) {
        send(SampleRequest.of(alert, people[0], text).to(people));
    }

    /// One person's text with other terms.
    protected static DeliveriesRequested requested(
            AlertReleased alert, PersonId person, String text, Severity severity, Duration life) {
        return SampleRequest.of(alert, person, text)
                .severity(severity)
                .until(now().plus(life))
                .event();
    }

    protected void send(DeliveryCommand command) {
        String topic = command instanceof DeliveriesRequested asked && asked.severity() == Severity.ROUTINE
                ? Topics.REQUESTED_ROUTINE
                : Topics.REQUESTED_IMMEDIATE;
        events.send(topics.of(topic), command.key(), command).join();
    }

    /// Where a person's delivery of revision 1 stands, as `STATUS` or `STATUS:REASON`.
    protected String statusOf(AlertReleased alert, PersonId person) {
        return jdbc.sql("select concat_ws(':', status, coalesce(reason, failure)) from notify.delivery where id = :id")
                .param(
                        "id",
                        DeliveryId.of(alert.alertId(), 1, person, Channel.SMS).value())
                .query(String.class)
                .optional()
                .orElse("NONE");
    }

    protected void awaitStatus(AlertReleased alert, PersonId person, String status) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> statusOf(alert, person), status::equals);
    }
}
