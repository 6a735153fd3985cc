package org.campana.carrier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/// A simulator in a JVM of its own, to be killed.
final class SimulatorProcess {

    private SimulatorProcess() {}

    /// @param arguments folder of the journal, file to write the port into
    public static void main(String[] arguments) throws IOException {
        var context = (ServletWebServerApplicationContext) SimulatorApplication.run(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "carrier.data-dir", arguments[0],
                "carrier.account-sid", Simulator.ACCOUNT,
                "carrier.api-key", Simulator.KEY,
                "carrier.api-secret", Simulator.SECRET,
                "carrier.auth-token", Simulator.TOKEN));
        Path half = Path.of(arguments[1] + ".half");
        Files.writeString(half, Integer.toString(context.getWebServer().getPort()));
        Files.move(half, Path.of(arguments[1]), StandardCopyOption.ATOMIC_MOVE);
    }
}
