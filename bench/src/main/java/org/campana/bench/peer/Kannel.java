package org.campana.bench.peer;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campana.bench.rig.Ports;
import org.campana.bench.rig.Rig;

/// Kannel: bearerbox with a link to the carrier over HTTP, smsbox before it, and each text in bearerbox's store file
/// until the carrier took it.
final class Kannel extends Gateway {

    private static final String USER = "bench";

    private final URI sendsms;
    private final String password;
    private final int together;

    /// @param together people a request
    Kannel(Processes processes, Door door, URI sendsms, String password, int together) {
        super(processes, door);
        this.sendsms = sendsms;
        this.password = password;
        this.together = together;
    }

    static Kannel start(Installed installed, Processes processes, Door door, int carrier, int together) {
        List<Integer> ports = Ports.free(3);
        String password = UUID.randomUUID().toString();
        String settings = settings(installed, processes.folder(), ports, password, carrier)
                .toString();
        // Errors only: of people who came together in a request it warns for each that its store does not know them.
        processes.start("bearerbox", List.of(installed.command("bearerbox"), "-v", "3", settings));
        processes.awaitAnswer(door, Door.at(ports.get(0), "/status.txt"));
        processes.start("smsbox", List.of(installed.command("smsbox"), "-v", "3", settings));
        URI sendsms = Door.at(ports.get(2), "/cgi-bin/sendsms");
        processes.awaitAnswer(door, sendsms);
        return new Kannel(processes, door, sendsms, password, together);
    }

    static Path settings(Installed installed, Path folder, List<Integer> ports, String password, int carrier) {
        return Template.fill(
                installed.settings().resolve("kannel.conf"),
                folder,
                Map.of(
                        "folder",
                        folder,
                        "admin-port",
                        ports.get(0),
                        "smsbox-port",
                        ports.get(1),
                        "sendsms-port",
                        ports.get(2),
                        "carrier-port",
                        carrier,
                        "in-flight",
                        Rig.IN_FLIGHT,
                        "user",
                        USER,
                        "password",
                        password));
    }

    @Override
    List<HttpRequest> requests(List<String> numbers) {
        String head = sendsms + "?username=" + USER + "&password=" + password + "&text=" + encoded(TEXT) + "&to=";
        return parts(numbers, together).stream()
                .map(part -> Door.request(URI.create(head + encoded(String.join(" ", part))))
                        .build())
                .toList();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
