package org.campana.bench.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Account;
import org.campana.bench.rig.Child;
import org.campana.bench.rig.Micros;
import org.campana.bench.town.Town;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.campana.notifier.channel.sms.TwilioAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The judge itself, by the client that Campana texts with.
class StubCarrierIT {

    @TempDir
    Path folder;

    @Test
    void notesWhoWasTextedAndRefusesAboveItsRate() throws Exception {
        try (Child stub = stub()) {
            int port = Integer.parseInt(stub.hear().substring("ready ".length()));
            try (TwilioAccount account = new TwilioAccount(Account.settings(port))) {
                assertThat(text(account, 3)).isInstanceOf(Accepted.class);
                assertThat(text(account, 5)).isInstanceOf(Accepted.class);
                assertThat(text(account, 5)).isInstanceOf(Accepted.class);
                stub.ask("mps 1");
                text(account, 7);
                assertThat(text(account, 8)).isInstanceOf(Throttled.class);
            }
            assertThat(stub.ask("refused")).isEqualTo("1");
            assertThat(stub.ask("connections")).isEqualTo("1");
            stub.ask("log " + folder.resolve("log"));
        }

        BitSet due = new BitSet();
        due.set(3, 8);
        assertThat(Arrivals.read(folder.resolve("log")).against(due)).isEqualTo(new Verdict(2, 1, 0));
    }

    @Test
    void answersOneInSoManyWithAnErrorAndNotesWhose() throws Exception {
        try (Child stub = stub()) {
            int port = Integer.parseInt(stub.hear().substring("ready ".length()));
            stub.ask("errors 2");
            try (TwilioAccount account = new TwilioAccount(Account.settings(port))) {
                assertThat(text(account, 3)).isInstanceOf(Accepted.class);
                assertThat(text(account, 4)).isInstanceOf(Unknown.class);
                stub.ask("errors 0");
                assertThat(text(account, 4)).isInstanceOf(Accepted.class);
            }
            stub.ask("log " + folder.resolve("log"));
            stub.ask("errors-log " + folder.resolve("errors"));
        }

        Arrivals taken = Arrivals.read(folder.resolve("log"));
        Arrivals errors = Arrivals.read(folder.resolve("errors"));
        assertThat(taken.against(people(3, 4)).isClean()).isTrue();
        assertThat(errors.against(people(4)).isClean()).isTrue();
        assertThat(taken.and(errors).firstOfEach().last()).isEqualTo(errors.last());
    }

    @Test
    void aLongTextTakesAsMuchOfItsRateAsItHasSegments() throws Exception {
        try (Child stub = stub()) {
            int port = Integer.parseInt(stub.hear().substring("ready ".length()));
            stub.ask("mps 200");
            try (TwilioAccount account = new TwilioAccount(Account.settings(port))) {
                // Twenty may come at once. This one overdraws it for seconds, which one of one segment would not.
                assertThat(text(account, 3, "http://127.0.0.1/status", "a".repeat(1_000 * 153)))
                        .isInstanceOf(Accepted.class);
                assertThat(text(account, 4)).isInstanceOf(Throttled.class);
            }
        }
    }

    @Test
    void peopleTextAWordAndItIsNotedWhenItWasTaken() throws Exception {
        RequestValidator judge = new RequestValidator("a token");
        Map<String, String> heard = new ConcurrentHashMap<>();
        HttpServer application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            String address = address(application, exchange.getRequestURI().getPath());
            Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            boolean taken =
                    judge.validate(address, form, exchange.getRequestHeaders().getFirst("X-Twilio-Signature"))
                            && !form.get("From").equals(Town.numberOf(5));
            if (taken) {
                heard.put(form.get("From"), form.get("Body") + " of " + form.get("AccountSid"));
            }
            exchange.sendResponseHeaders(taken ? 204 : 403, -1);
            exchange.close();
        });
        application.start();
        Path people = folder.resolve("people");
        Files.writeString(people, "3\n5\n");
        long before = Micros.now();
        try (Child stub = stub()) {
            stub.hear();
            assertThat(stub.ask("answering STOP 100 " + people + " " + address(application, "/in") + " AC1 a token"))
                    .startsWith("2 1 0 ");
        } finally {
            application.stop(0);
        }

        assertThat(heard).containsExactly(Map.entry(Town.numberOf(3), "STOP of AC1"));
        assertThat(Files.readAllLines(people))
                .satisfiesExactly(
                        taken -> assertThat(Long.parseLong(taken.substring("3 ".length())))
                                .isBetween(before, Micros.now()),
                        refused -> assertThat(refused).isEqualTo("5 0"));
    }

    private Child stub() {
        return Child.listening(
                folder.resolve("stub.log"),
                Child.java(List.of(), System.getProperty("java.class.path"), StubCarrier.class.getName()));
    }

    private static BitSet people(int... numbers) {
        BitSet people = new BitSet();
        Arrays.stream(numbers).forEach(people::set);
        return people;
    }

    @Test
    void tellsWhatBecameOfEachTextAndOneInAHundredIsForged() throws Exception {
        RequestValidator judge = new RequestValidator("a token");
        Map<String, List<String>> told = new ConcurrentHashMap<>();
        AtomicInteger forged = new AtomicInteger();
        HttpServer application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            String address = address(application, exchange.getRequestURI().getPath());
            Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            boolean signed =
                    judge.validate(address, form, exchange.getRequestHeaders().getFirst("X-Twilio-Signature"));
            if (signed) {
                told.computeIfAbsent(address, none -> new CopyOnWriteArrayList<>())
                        .add(form.get("MessageStatus"));
            } else {
                forged.incrementAndGet();
            }
            exchange.sendResponseHeaders(signed ? 204 : 403, -1);
            exchange.close();
        });
        application.start();
        try (Child stub = stub()) {
            int port = Integer.parseInt(stub.hear().substring("ready ".length()));
            stub.ask("remember AC1 a token");
            try (TwilioAccount account = new TwilioAccount(Account.settings(port))) {
                for (int person = 0; person < 60; person++) {
                    text(account, person, address(application, "/status/" + person) + "#rc=5");
                }
            }
            assertThat(stub.ask("receipts 0")).startsWith("121 0 0 ");
        } finally {
            application.stop(0);
        }

        assertThat(told)
                .hasSize(60)
                .allSatisfy((address, course) -> assertThat(course).containsExactlyInAnyOrder("sent", "delivered"));
        assertThat(forged).hasValue(1);
    }

    private static String address(HttpServer application, String path) {
        return "http://127.0.0.1:" + application.getAddress().getPort() + path;
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
    }

    private static SendOutcome text(TwilioAccount account, int person) {
        return text(account, person, "http://127.0.0.1/status");
    }

    private static SendOutcome text(TwilioAccount account, int person, String callback) {
        return text(account, person, callback, "Hola & adiós");
    }

    private static SendOutcome text(TwilioAccount account, int person, String callback, String words) {
        return account.create(
                () -> Message.creator(new PhoneNumber(Town.numberOf(person)), Account.SERVICE, words)
                        .setStatusCallback(URI.create(callback))
                        .create(account.client())
                        .getSid(),
                code -> new Unknown("code"));
    }
}
