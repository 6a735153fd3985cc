package org.campana.notifier.channel.sms;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/// A socket whose reads all end at one moment, however many they are. A time-out for each read is no deadline: a peer
/// that drips a byte at a time held a client of two seconds for twenty (reliability, finding 2). TLS over it is bound
/// by
/// the same moment, its handshake included.
///
/// For one thread at a time.
final class DeadlineSocket extends Socket {

    private static final long NANOS_A_MILLI = 1_000_000;

    private long until = System.nanoTime();
    private @Nullable InputStream timed;

    /// @param moment of [System#nanoTime]; reads from then on fail with [SocketTimeoutException]
    void until(long moment) {
        until = moment;
    }

    /// What is left, and never 0, which sockets take for endless.
    ///
    /// @throws SocketTimeoutException when nothing is left
    int millisLeft() throws SocketTimeoutException {
        long left = until - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("deadline");
        }
        return Math.toIntExact(Math.max(1, left / NANOS_A_MILLI));
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream now = timed;
        if (now == null) {
            now = new Timed(super.getInputStream());
            timed = now;
        }
        return now;
    }

    private final class Timed extends FilterInputStream {

        Timed(InputStream raw) {
            super(raw);
        }

        @Override
        public int read() throws IOException {
            setSoTimeout(millisLeft());
            return super.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            setSoTimeout(millisLeft());
            return super.read(into, offset, length);
        }
    }
}
