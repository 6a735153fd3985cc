package org.campana.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.MessageStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The judge itself must not forget: what it answered 201 for is in its ledger after `kill -9`.
class KilledProcessIT {

    private static final Pattern SID = Pattern.compile("\"sid\":\"(SM[0-9a-f]{32})\"");

    @TempDir
    private Path folder;

    @Test
    void everyAnsweredTextOutlivesAKillAndReachesItsEnd() throws IOException, InterruptedException {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        AtomicBoolean killed = new AtomicBoolean();
        Process process = process();
        try (Receiver receiver = new Receiver();
                ExecutorService senders = Executors.newFixedThreadPool(8)) {
            int port = port();
            for (int sender = 0; sender < 8; sender++) {
                senders.execute(() -> {
                    while (!killed.get()) {
                        send(port, receiver.url("/status/x")).ifPresentOrElse(answered::add, () -> killed.set(true));
                    }
                });
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> answered.size() > 300);
            process.destroyForcibly().waitFor();
            killed.set(true);
        } finally {
            process.destroyForcibly();
        }

        try (Simulator again = Simulator.start(folder)) {
            Set<String> kept =
                    again.ledger().accepted().stream().map(CarrierMessage::sid).collect(Collectors.toSet());
            assertThat(kept).containsAll(answered);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(again.ledger().accepted())
                            .allMatch(message -> message.status() == MessageStatus.DELIVERED));
        }
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorProcess.class.getName(),
                        folder.toString(),
                        folder.resolve("port").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private int port() throws IOException {
        Path file = folder.resolve("port");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file));
        return Integer.parseInt(Files.readString(file));
    }

    private static java.util.Optional<String> send(int port, String callback) {
        String basic = Base64.getEncoder()
                .encodeToString((Simulator.KEY + ":" + Simulator.SECRET).getBytes(StandardCharsets.UTF_8));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/carrier/2010-04-01/Accounts/"
                                    + Simulator.ACCOUNT + "/Messages.json"))
                            .header("Authorization", "Basic " + basic)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("To=%2B12025550101&Body=hello&From=%2B12025550100"
                                    + "&StatusCallback=" + URLEncoder.encode(callback, StandardCharsets.UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Matcher sid = SID.matcher(response.body());
            return sid.find() ? java.util.Optional.of(sid.group(1)) : java.util.Optional.empty();
        } catch (IOException killed) {
            return java.util.Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return java.util.Optional.empty();
        }
    }
}
