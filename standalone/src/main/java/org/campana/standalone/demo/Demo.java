package org.campana.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.campana.standalone.CampanaProcess;
import org.campana.standalone.CannotGoOn;
import org.campana.standalone.ExitCode;
import org.campana.standalone.Logs;
import org.campana.standalone.Preflight;
import org.campana.standalone.Talk;

/// A running demo: everything in this JVM, reachable from this machine only.
final class Demo implements AutoCloseable {

    private final CampanaProcess process;
    private final URI address;

    private Demo(CampanaProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// Where the simulated push service stands.
    static final String PUSH = "/carrier/push/";

    /// Starts it on the data of the last demo, or anew.
    static Demo start(Path data, int port, boolean reset, Talk talk) {
        talk.line("Checking: Java " + Runtime.version().feature() + " ok, port " + port + ", space in " + data);
        Preflight.portIsFree(port, "./campana demo");
        if (reset) {
            delete(data);
        }
        Preflight.folderIsUsable(data, 500);
        boolean first = !Files.exists(data.resolve("postgres"));
        Logs.toFile(data.resolve("logs").resolve("campana.log"));
        URI address = URI.create("http://localhost:" + port);
        talk.line(first ? "First start: making a database and a broker in " + data : "Using the data in " + data);
        CampanaProcess process = CampanaProcess.startDemo(
                data,
                talk,
                List.of(ValleVerdeConfiguration.class, ValleVerdeDoor.class),
                properties(data, port, address));
        return new Demo(process, address);
    }

    private static Map<String, Object> properties(Path data, int port, URI address) {
        Map<String, Object> properties = new HashMap<>(DemoSecrets.of(data));
        properties.put("server.port", port);
        properties.put("server.address", "127.0.0.1");
        properties.put("management.server.port", -1);
        properties.put("campana.demo", true);
        properties.put("campana.consent.journal", data.resolve("journal"));
        properties.put("campana.public-url", address);
        properties.put("campana.dispatcher.url", address);
        properties.put("campana.sms.twilio.base-url", address + "/carrier");
        properties.put("campana.push.simulated", address + PUSH);
        // The simulated carrier's own.
        properties.put("campana.sms.number", "+12025550100");
        // What a short code carries; so the demo's minute looks like a real one.
        properties.put("campana.sms.segments-per-second", 100);
        // So that an alert can be played again and again.
        properties.put("campana.release.alerts-per-hour", 1000);
        properties.put("campana.release.alerts-per-school-per-hour", 1000);
        properties.put("campana.screen.per-reporter", 1000);
        properties.put("campana.brake.alerts-in-all", 1000);
        properties.put("campana.brake.alerts-per-school", 1000);
        properties.put("campana.brake.alerts-per-person", 1000);
        properties.put("campana.network.name", "Valle Alerts");
        properties.put("carrier.page", true);
        // Campana answers STOP itself, in the person's language.
        properties.put("carrier.opt-out.filter", false);
        properties.put("carrier.opt-out.answers", false);
        properties.put("carrier.inbound-url", address + "/webhooks/twilio/messages");
        properties.put("carrier.voice-url", address + "/webhooks/twilio/voice");
        // So that a visitor can join by call, and is called.
        properties.put("campana.voice.from", "+12025550100");
        properties.put("campana.voice.calls-per-second", 10);
        properties.put("campana.audience.channels", "SMS,PUSH,VOICE");
        properties.put("carrier.data-dir", data.resolve("carrier"));
        return properties;
    }

    private static void delete(Path data) {
        if (!Files.exists(data)) {
            return;
        }
        if (!Files.exists(data.resolve("postgres")) && !Files.exists(data.resolve("logs"))) {
            throw new CannotGoOn(
                    ExitCode.DATA_UNUSABLE,
                    data + " does not look like the data of a demo, so it is not deleted.",
                    "name the demo's own folder with --data, or delete it yourself.");
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException undeletable) {
            throw new CannotGoOn(
                    ExitCode.DATA_UNUSABLE,
                    "the demo's folder " + data + " cannot be deleted (" + undeletable.getMessage() + ").",
                    "delete it yourself and run this again.");
        }
    }

    URI address() {
        return address;
    }

    /// Tells a person where to look, and opens it.
    void welcome(Talk talk, boolean open) {
        talk.line("");
        talk.line("  Ready. Open " + address + "/demo");
        talk.line("  The phones: " + address + "/demo/phones");
        talk.line("  Nothing here sends real messages. Ctrl-C stops it; the data stays.");
        talk.line("");
        if (open) {
            Browser.open(address.resolve("/demo"));
        }
    }

    void await() {
        process.await();
    }

    @Override
    public void close() {
        process.close();
    }
}
