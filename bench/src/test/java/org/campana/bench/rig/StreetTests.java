package org.campana.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.campana.bench.town.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StreetTests {

    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<JsonNode> places = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Street street;

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/reports", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
            places.add(JsonMapper.shared()
                    .readTree(exchange.getRequestBody().readAllBytes())
                    .path("place"));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/reports");
        street = new Street(address, List.of("one", "two", "three"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void eachReportsInTurnWithTheirOwnKey() {
        IntStream.range(0, 4).forEach(each -> assertThat(street.report()).isEqualTo(201));

        assertThat(keys).containsExactly("Bearer one", "Bearer two", "Bearer three", "Bearer one");
    }

    @Test
    void twentyAtOneSchoolSeeTheSame() {
        int schools = Town.schools().size();
        IntStream.range(0, 20 * schools + 1).forEach(each -> street.report());

        assertThat(places.subList(0, schools))
                .extracting(place -> place.path("schoolId").asString())
                .containsExactlyElementsOf(Town.schools());
        List<JsonNode> atTheFirst = places.stream()
                .filter(place ->
                        place.path("schoolId").asString().equals(Town.schools().getFirst()))
                .toList();
        assertThat(atTheFirst).hasSize(21);
        assertThat(atTheFirst.subList(0, 20)).containsOnly(atTheFirst.getFirst());
        assertThat(atTheFirst.getLast()).isNotEqualTo(atTheFirst.getFirst());
    }

    @Test
    void whatNobodyAnswersIsSaid() {
        server.stop(0);

        assertThat(street.report()).isZero();
    }
}
