package org.campana.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.twilio.base.ResourceSet;
import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.carrier.ledger.RequestRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real SDK against the API.
class TwilioApiTests {

    private static final String ROSA = "+12025550101";
    private static final String TEXT = "Valle Alerts: CONFIRMED. Doors locked, children safe inside.";

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void createdTextIsReadByTheSdkInEveryField() {
        Message message = Message.creator(new PhoneNumber(ROSA), Simulator.SERVICE, TEXT)
                .setStatusCallback("http://127.0.0.1:1/status/4f2a")
                .setValidityPeriod(60)
                .setSmartEncoded(false)
                .setRiskCheck(Message.RiskCheck.ENABLE)
                .create(simulator.twilio());

        assertThat(message.getSid()).matches("SM[0-9a-f]{32}");
        assertThat(message.getAccountSid()).isEqualTo(Simulator.ACCOUNT);
        assertThat(message.getStatus()).isEqualTo(Message.Status.ACCEPTED);
        assertThat(message.getDirection()).isEqualTo(Message.Direction.OUTBOUND_API);
        assertThat(message.getTo()).isEqualTo(ROSA);
        assertThat(message.getFrom()).isNull();
        assertThat(message.getBody()).isEqualTo(TEXT);
        assertThat(message.getMessagingServiceSid()).isEqualTo(Simulator.SERVICE);
        assertThat(message.getNumSegments()).isEqualTo("1");
        assertThat(message.getNumMedia()).isEqualTo("0");
        assertThat(message.getPriceUnit().getCurrencyCode()).isEqualTo("USD");
        assertThat(message.getDateCreated())
                .isBetween(
                        ZonedDateTime.now(java.time.Clock.systemUTC()).minusMinutes(1),
                        ZonedDateTime.now(java.time.Clock.systemUTC()).plusMinutes(1));
        assertThat(message.getErrorCode()).isNull();
        assertThat(message.getUri()).endsWith("/Messages/" + message.getSid() + ".json");
        assertThat(simulator.ledger().acceptedByIntent("4f2a")).hasSize(1);
    }

    @Test
    void fetchTellsTheNewestStateAndTheNumberThatSent() {
        Message created = create(ROSA, "fetched");

        await().untilAsserted(() -> {
            Message fetched = Message.fetcher(created.getSid()).fetch(simulator.twilio());
            assertThat(fetched.getStatus()).isEqualTo(Message.Status.DELIVERED);
            assertThat(fetched.getFrom()).hasToString(Simulator.NUMBER);
            assertThat(fetched.getDateSent()).isNotNull();
        });
    }

    @Test
    void listFiltersByNumberAndDayAndPagesToItsEnd() {
        String number = "+12025550142";
        List<String> sids = IntStream.range(0, 7)
                .mapToObj(i -> create(number, "page " + i).getSid())
                .toList();
        delivered(List.of(create(ROSA, "to somebody else").getSid()));
        delivered(sids);
        ZonedDateTime now = ZonedDateTime.now(java.time.Clock.systemUTC());

        ResourceSet<Message> found = Message.reader()
                .setTo(new PhoneNumber(number))
                .setDateSentAfter(now.minusHours(1))
                .setDateSentBefore(now.plusHours(1))
                .pageSize(3)
                .read(simulator.twilio());

        List<String> newestFirst = StreamSupport.stream(found.spliterator(), false)
                .map(Message::getSid)
                .toList();
        assertThat(newestFirst).isEqualTo(sids.reversed());
        assertThat(Message.reader()
                        .setTo(new PhoneNumber(number))
                        .setDateSentBefore(now.minusDays(1))
                        .read(simulator.twilio()))
                .isEmpty();
    }

    @Test
    void deletedTextIsGoneForItsSenderButNotForTheLedger() {
        Message created = create(ROSA, "deleted");
        delivered(List.of(created.getSid()));

        assertThat(Message.deleter(created.getSid()).delete(simulator.twilio())).isTrue();

        assertThat(refusal(() -> Message.fetcher(created.getSid()).fetch(simulator.twilio()))
                        .getCode())
                .isEqualTo(20404);
        assertThat(simulator.ledger().message(created.getSid())).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "+12025550199x, hello, -, 21211",
                "2025550101, hello, -, 21211",
                "+15555550101, hello, -, 21211",
                "+442071838750, hello, -, 21408",
                "+12025550100, hello, -, 21266",
                "+12025550101, '', -, 21602",
                "+12025550101, hello, 0, 21624",
                "+12025550101, hello, 36001, 21624",
            })
    void unsoundRequestIsRefusedWithTwiliosCode(String to, String body, Integer validity, int code) {
        ApiException refused = refusal(() -> {
            var creator = Message.creator(new PhoneNumber(to), Simulator.SERVICE, body);
            if (validity != null) {
                creator.setValidityPeriod(validity);
            }
            creator.create(simulator.twilio());
        });

        assertThat(refused.getCode()).isEqualTo(code);
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getMoreInfo()).contains(Integer.toString(code));
        assertThat(simulator.ledger().requests())
                .last()
                .extracting(RequestRecord::code)
                .isEqualTo(code);
    }

    @Test
    void missingSenderAndTooLongTextAreRefused() {
        assertThat(refusal(() -> Message.creator(new PhoneNumber(ROSA), new PhoneNumber("+12025550177"), "hello")
                                .create(simulator.twilio()))
                        .getCode())
                .isEqualTo(21606);
        assertThat(refusal(() -> Message.creator(new PhoneNumber(ROSA), "MGwrong", "hello")
                                .create(simulator.twilio()))
                        .getCode())
                .isEqualTo(21705);
        assertThat(refusal(() -> create(ROSA, "x".repeat(1601))).getCode()).isEqualTo(21617);
    }

    @Test
    void wrongSecretIsRefusedAndNothingIsTaken() {
        int before = simulator.ledger().messages().size();

        ApiException refused = refusal(() -> Message.creator(new PhoneNumber(ROSA), Simulator.SERVICE, "hello")
                .create(simulator.twilio(Simulator.KEY, "wrong")));

        assertThat(refused.getStatusCode()).isEqualTo(401);
        assertThat(refused.getCode()).isEqualTo(20003);
        assertThat(simulator.ledger().messages()).hasSize(before);
    }

    @Test
    void accountTokenOpensTheApiToo() {
        Message message = Message.creator(new PhoneNumber(ROSA), Simulator.SERVICE, "by token")
                .create(simulator.twilio(Simulator.ACCOUNT, Simulator.TOKEN));

        assertThat(message.getSid()).startsWith("SM");
    }

    @Test
    void encodingAndSegmentsAreCountedAsBilled() {
        Message message = create(ROSA, "La escuela está cerrada. ".repeat(6));

        assertThat(message.getNumSegments()).isEqualTo("3");
    }

    @Test
    void noneOfTwoThousandTextsAtOnceIsLost() throws InterruptedException {
        List<String> numbers = IntStream.range(0, 2000)
                .mapToObj(i ->
                        "+1%d5550%03d".formatted(List.of(213, 212, 305, 312).get(i % 4), 100 + i / 4 % 100))
                .toList();
        Set<String> sids = java.util.concurrent.ConcurrentHashMap.newKeySet();

        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(50)) {
            for (int i = 0; i < numbers.size(); i++) {
                String number = numbers.get(i);
                String body = "storm " + i;
                threads.execute(() -> sids.add(create(number, body).getSid()));
            }
        }

        assertThat(sids).hasSize(2000);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Set<String> delivered = new HashSet<>();
            simulator.ledger().accepted().stream()
                    .filter(message -> message.body().startsWith("storm"))
                    .filter(message -> message.status() == MessageStatus.DELIVERED)
                    .forEach(message -> delivered.add(message.sid()));
            assertThat(delivered).isEqualTo(sids);
        });
    }

    private static Message create(String to, String body) {
        return Message.creator(new PhoneNumber(to), Simulator.SERVICE, body).create(simulator.twilio());
    }

    private static void delivered(List<String> sids) {
        await().untilAsserted(() -> assertThat(sids)
                .allMatch(sid -> simulator.ledger().message(sid).orElseThrow().status() == MessageStatus.DELIVERED));
    }

    private static ApiException refusal(Runnable call) {
        return Objects.requireNonNull(catchThrowableOfType(ApiException.class, call::run));
    }
}
