package org.campana.testing.fault;

import java.time.Duration;

/// What a network does to a connection: the seven kinds that Toxiproxy has (reliability 2.4), each in the direction it
/// is added for.
public sealed interface Toxic {

    /// Everything comes later.
    ///
    /// @param jitter at most so much more
    record Latency(Duration delay, Duration jitter) implements Toxic {}

    /// Nothing comes through, and after a while the connection is closed.
    record Timeout(Duration after) implements Toxic {}

    /// The connection is reset (TCP RST) at the first bytes.
    ///
    /// @param after so much later
    record ResetPeer(Duration after) implements Toxic {}

    /// What was written at once arrives in pieces.
    ///
    /// @param bytes of a piece, 1 or more
    /// @param between two pieces
    record Slicer(int bytes, Duration between) implements Toxic {

        public Slicer {
            positive(bytes, "bytes");
        }
    }

    /// The connection is closed after so many bytes: an answer cut in the middle.
    ///
    /// @param bytes that still pass, 1 or more
    record LimitData(long bytes) implements Toxic {

        public LimitData {
            positive(bytes, "bytes");
        }
    }

    /// A narrow line.
    ///
    /// @param bytesPerSecond 1 or more
    record Bandwidth(long bytesPerSecond) implements Toxic {

        public Bandwidth {
            positive(bytesPerSecond, "bytesPerSecond");
        }
    }

    /// The end of the connection is told late.
    record SlowClose(Duration delay) implements Toxic {}

    private static void positive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, not " + value);
        }
    }
}
