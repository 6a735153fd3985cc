package org.campana.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.campana.bench.town.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How an alert is handed to each, over real HTTP to a server that stands for the gateway.
class GatewayTests {

    private static final List<String> NUMBERS =
            IntStream.range(0, 1020).mapToObj(Town::numberOf).toList();
    private static final Pattern NUMBER = Pattern.compile("\\+1209\\d{7}");

    @TempDir
    Path folder;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private volatile int status = 202;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            asked.add((query == null ? "" : URLDecoder.decode(query, UTF_8))
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void kannelIsToldOfFiftyPeopleAtOnce() {
        try (Gateway kannel = kannel(50)) {
            kannel.send(NUMBERS);
        }

        assertThat(asked)
                .hasSize(21)
                .allSatisfy(query ->
                        assertThat(query).startsWith("username=bench&password=secret&text=" + Gateway.TEXT + "&to="));
        assertEachOnce();
    }

    @Test
    void kannelIsToldOfOnePersonAtOnce() {
        try (Gateway kannel = kannel(1)) {
            kannel.send(NUMBERS);
        }

        assertThat(asked).hasSize(NUMBERS.size());
        assertEachOnce();
    }

    @Test
    void alertmanagerIsToldOfAnAlertForEachAndOfAnotherOneNextTime() {
        try (Gateway alertmanager = new Alertmanager(none(), new Door(), Door.at(port(), "/alerts"))) {
            alertmanager.send(NUMBERS);
            assertThat(asked).hasSize(3);
            assertEachOnce();
            alertmanager.send(NUMBERS);
        }

        assertThat(asked.stream()
                        .map(json -> found("\"alert\":\"([^\"]+)\"", json).findFirst())
                        .distinct())
                .hasSize(2);
    }

    @Test
    void bullmqIsToldOfTheTextAndItsPeople() {
        try (Gateway bullmq = new BullMq(none(), new Door(), Door.at(port(), "/"))) {
            bullmq.send(NUMBERS);
        }

        assertThat(asked).hasSize(3).allMatch(json -> json.contains("\"text\":\"" + Gateway.TEXT + "\""));
        assertEachOnce();
    }

    @Test
    void oneThatRefusesIsNotAskedOnAndOn() {
        status = 503;
        try (Gateway kannel = kannel(1)) {
            assertThatThrownBy(() -> kannel.send(NUMBERS)).hasMessage("an alert was answered with 503");
        }

        assertThat(asked).hasSizeLessThan(NUMBERS.size() / 2);
    }

    @Test
    void theTextIsOneSms() {
        assertThat(Gateway.TEXT).hasSizeLessThanOrEqualTo(160).isASCII();
    }

    private void assertEachOnce() {
        assertThat(asked.stream().flatMap(each -> NUMBER.matcher(each).results().map(MatchResult::group)))
                .containsExactlyInAnyOrderElementsOf(NUMBERS);
    }

    private static Stream<String> found(String pattern, String in) {
        return Pattern.compile(pattern).matcher(in).results().map(match -> match.group(1));
    }

    private Gateway kannel(int together) {
        return new Kannel(none(), new Door(), Door.at(port(), "/cgi-bin/sendsms"), "secret", together);
    }

    private Processes none() {
        return new Processes(folder, Duration.ZERO);
    }

    private int port() {
        return server.getAddress().getPort();
    }
}
