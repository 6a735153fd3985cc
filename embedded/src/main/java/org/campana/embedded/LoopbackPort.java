package org.campana.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which port to listen on. The port is probed by binding it, because a server that cannot bind may otherwise
/// seem to be up while a stranger answers.
///
/// Between the probe and the server's own bind another program may take it: who asked for any free port takes
/// another then.
final class LoopbackPort {

    static final String HOST = "127.0.0.1";

    /// Free ports are sought below those that Linux gives to outgoing connections and to who asks for any (32768
    /// to 60999), which would be taken at any moment.
    private static final int LOWEST = 10_000;

    private static final int ABOVE_HIGHEST = 18_000;
    private static final int MOST_PROBES = 200;
    private static final int MOST_STARTS = 5;

    private static final Logger log = LoggerFactory.getLogger(LoopbackPort.class);

    private LoopbackPort() {}

    /// The wanted port, which must be free; or for 0 the remembered one if it is free, or else any free one.
    static int choose(int wanted, Optional<String> remembered, String what) {
        if (wanted != 0) {
            if (!isFree(wanted)) {
                throw new EmbeddedStartException(
                        "Port " + wanted + " for " + what + " is in use by another program.",
                        "Stop that program, or choose another port (0 takes any free one).");
            }
            return wanted;
        }
        return remembered.map(Integer::parseInt).filter(LoopbackPort::isFree).orElseGet(LoopbackPort::anyFree);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    private static int anyFree() {
        for (int probes = 0; probes < MOST_PROBES; probes++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, ABOVE_HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedStartException(
                "None of " + MOST_PROBES + " ports between " + LOWEST + " and " + ABOVE_HIGHEST + " is free.",
                "Stop programs that listen there, or name a free port.");
    }

    /// As [#choose] for any port, and never `other`.
    static int chooseBeside(int other, Optional<String> remembered, String what) {
        Optional<String> apart = remembered.filter(port -> Integer.parseInt(port) != other);
        int chosen = choose(0, apart, what);
        while (chosen == other) {
            chosen = anyFree();
        }
        return chosen;
    }

    /// Starts a server that chooses its ports itself, and once more whenever it finds one taken after all.
    ///
    /// @throws EmbeddedStartException as the server's start does; also when its ports were taken five times
    static <T> T startServer(Supplier<T> start) {
        for (int starts = 1; ; starts++) {
            try {
                return start.get();
            } catch (EmbeddedStartException failed) {
                if (!failed.portTaken() || starts == MOST_STARTS) {
                    throw failed;
                }
                log.atInfo()
                        .addKeyValue("start", starts)
                        .log("a port was taken between probe and start, trying others");
            }
        }
    }
}
