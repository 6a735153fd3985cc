package org.campana.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/// Which port to listen on. The port is probed by binding it, because a server that cannot bind may otherwise
/// seem to be up while a stranger answers.
final class LoopbackPort {

    static final String HOST = "127.0.0.1";

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
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            return probe.getLocalPort();
        } catch (IOException noPortAtAll) {
            throw new UncheckedIOException(noPortAtAll);
        }
    }
}
