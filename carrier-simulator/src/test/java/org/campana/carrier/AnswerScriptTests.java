package org.campana.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.RequestRecord;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every way a create request can go wrong.
class AnswerScriptTests {

    private static final String ROSA = "+12025550101";

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start();
    }

    @AfterEach
    void clear() {
        simulator.scripts().clear();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void throttledAnswerHasItsHeaderAndTakesNothing() {
        simulator.scripts().answer(Match.any(), Answer.throttled(Duration.ofSeconds(3)));
        int before = taken();

        HttpResponse<String> response = post();

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("3");
        assertThat(response.body()).contains("\"code\":20429");
        assertThat(taken()).isEqualTo(before);
        assertThat(lastRequest().httpStatus()).isEqualTo(429);
        assertThat(lastRequest().sid()).isNull();
    }

    @Test
    void serverErrorsAndAProxysPageTakeNothing() {
        simulator.scripts().answer(Match.any().nth(1), Answer.error(500, 20500));
        simulator.scripts().answer(Match.any().nth(2), Answer.error(503, 20503));
        simulator.scripts().answer(Match.any().nth(3), Answer.html(502));
        int before = taken();

        assertThat(post().statusCode()).isEqualTo(500);
        assertThat(post().statusCode()).isEqualTo(503);
        HttpResponse<String> page = post();
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(taken()).isEqualTo(before);
        assertThat(post().statusCode()).isEqualTo(201);
    }

    @Test
    void cutConnectionGivesNoAnswerAndTakesNothing() {
        simulator.scripts().answer(Match.to(ROSA), Answer.cut());
        int before = taken();

        assertThat(catchThrowable(AnswerScriptTests::post)).isInstanceOf(java.io.UncheckedIOException.class);

        assertThat(taken()).isEqualTo(before);
        assertThat(lastRequest().httpStatus()).isNull();
    }

    @Test
    void cutAfterAcceptingLeavesTheCallerInDoubtButTheTextTaken() {
        simulator.scripts().answer(Match.to(ROSA), Answer.cut().afterAccepting());
        int before = taken();

        assertThat(catchThrowable(AnswerScriptTests::post)).isInstanceOf(java.io.UncheckedIOException.class);

        assertThat(taken()).isEqualTo(before + 1);
        assertThat(lastRequest().sid()).isNotNull();
        assertThat(lastRequest().httpStatus()).isNull();
    }

    @Test
    void errorAfterAcceptingLeavesTheTextTaken() {
        simulator.scripts().answer(Match.any(), Answer.error(500, 20500).afterAccepting());
        int before = taken();

        assertThat(post().statusCode()).isEqualTo(500);

        assertThat(taken()).isEqualTo(before + 1);
    }

    @Test
    void halfBodyIsTakenAndUnreadable() {
        simulator.scripts().answer(Match.any(), Answer.halfBody());
        int before = taken();

        assertThat(catchThrowable(AnswerScriptTests::post)).isInstanceOf(java.io.UncheckedIOException.class);

        assertThat(taken()).isEqualTo(before + 1);
    }

    @Test
    void hangHoldsTheConnectionAndThenCutsIt() {
        simulator.scripts().answer(Match.any(), Answer.hang().after(Duration.ofMillis(400)));
        long start = System.nanoTime();

        assertThat(catchThrowable(AnswerScriptTests::post)).isInstanceOf(java.io.UncheckedIOException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(400));
    }

    @Test
    void delayedAnswerIsSound() {
        simulator.scripts().answer(Match.any(), Answer.delayed(Duration.ofMillis(300)));
        long start = System.nanoTime();

        assertThat(post().statusCode()).isEqualTo(201);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void shareFallsTheSameWayForTheSameSeed() {
        List<Integer> first = statusesOfShare(7);
        List<Integer> again = statusesOfShare(7);

        assertThat(again).isEqualTo(first);
        assertThat(first).contains(500, 201);
    }

    @Test
    void ruleOfATestPicksItsRequests() {
        simulator
                .scripts()
                .answer(Match.rule(request -> "hello".equals(request.body())).first(1), Answer.error(503, 20503));

        assertThat(post().statusCode()).isEqualTo(503);
        assertThat(post().statusCode()).isEqualTo(201);
    }

    @Test
    void listenerHearsOfAnAcceptedTextBeforeItsCallerDoes() {
        List<CarrierMessage> heard = new ArrayList<>();
        Runnable end = simulator.scripts().onAccepted(message -> {
            assertThat(simulator.ledger().message(message.sid())).isPresent();
            heard.add(message);
        });

        Message message = Message.creator(new PhoneNumber(ROSA), Simulator.SERVICE, "hello")
                .create(simulator.twilio());
        end.run();
        post();

        assertThat(heard).extracting(CarrierMessage::sid).containsExactly(message.getSid());
    }

    @Test
    void sdkReadsAScriptedRefusalAsTwiliosOwn() {
        simulator.scripts().answer(Match.any(), Answer.error(400, 21610));

        ApiException refused =
                (ApiException) catchThrowable(() -> Message.creator(new PhoneNumber(ROSA), Simulator.SERVICE, "hello")
                        .create(simulator.twilio()));

        assertThat(refused.getCode()).isEqualTo(21610);
    }

    private static List<Integer> statusesOfShare(long seed) {
        simulator.scripts().clear();
        simulator.scripts().answer(Match.any().share(0.5, seed), Answer.error(500, 20500));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            statuses.add(post().statusCode());
        }
        return statuses;
    }

    private static int taken() {
        return simulator.ledger().accepted().size();
    }

    private static RequestRecord lastRequest() {
        return simulator.ledger().requests().getLast();
    }

    private static HttpResponse<String> post() {
        String basic = Base64.getEncoder()
                .encodeToString(
                        (Simulator.KEY + ":" + Simulator.SECRET).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return simulator.send(HttpRequest.newBuilder(URI.create(
                        simulator.origin() + "/carrier/2010-04-01/Accounts/" + Simulator.ACCOUNT + "/Messages.json"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "To=%2B12025550101&Body=hello&MessagingServiceSid=" + Simulator.SERVICE))
                .build());
    }
}
