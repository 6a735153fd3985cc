package org.campana.bench.carrier;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The stub carrier, a process of its own. Answers every create-message request with 201 after a fixed
/// time, or with 429 above a rate, or with 500, and notes each it took in an [ArrivalLog]. Every
/// question after a message is answered with `delivered`. It calls back only when it is told to. Other
/// people's gateways ask in ways of their own, see [Request], and are answered alike.
///
/// Told by lines on standard input, each answered by one line: `latency MS`, `mps N` (segments a
/// second, 0 for no limit), `errors N` (one request in N is answered 500 and not taken, 0 for none),
/// `count`, `connections` (opened to it), `refused` (answered 429 since it last forgot), `log FILE`,
/// `errors-log FILE` (those answered 500), `forget`, `remember ACCOUNT TOKEN` (from now on, whom to
/// call back), `receipts N` (calls them all back, N a second, or with 0 as fast as 64 at a time go, and
/// answers with calls, failed, fooled, and the microseconds it took in all and for 99 in 100),
/// `answering ...` (people text a word, see [Answering]; answers likewise). Ends when standard input
/// does.
public final class StubCarrier {

    private static final byte[] SLOW_DOWN =
            answer("429 Too Many Requests", "{\"code\":20429,\"message\":\"Too many requests\",\"status\":429}");
    private static final byte[] DELIVERED =
            answer("200 OK", "{\"sid\":\"SM" + "0".repeat(32) + "\",\"status\":\"delivered\"}");

    private static final byte[] ERROR =
            answer("500 Internal Server Error", "{\"code\":20500,\"message\":\"Internal error\",\"status\":500}");

    private final ArrivalLog arrivals = new ArrivalLog();
    private final ArrivalLog errors = new ArrivalLog();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong sids = new AtomicLong();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile int latencyMillis;
    private volatile int errorOneIn;
    private volatile @Nullable Limit limit;
    private volatile @Nullable Receipts receipts;

    private StubCarrier() {}

    /// The process itself: prints `ready PORT` and listens to standard input.
    public static void main(String[] arguments) throws IOException {
        StubCarrier carrier = new StubCarrier();
        PrintStream out = System.out;
        try (ServerSocket door = new ServerSocket();
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
            Thread.ofPlatform().daemon().name("door").start(() -> carrier.welcome(door));
            out.println("ready " + door.getLocalPort());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(carrier.obey(line.split(" ", 2)));
            }
        }
    }

    private String obey(String[] order) throws IOException {
        switch (order[0]) {
            case "latency" -> latencyMillis = Integer.parseInt(order[1]);
            case "mps" -> limit = order[1].equals("0") ? null : new Limit(Integer.parseInt(order[1]));
            case "errors" -> errorOneIn = Integer.parseInt(order[1]);
            case "log" -> arrivals.write(Path.of(order[1]));
            case "errors-log" -> errors.write(Path.of(order[1]));
            case "forget" -> {
                arrivals.forget();
                errors.forget();
                receipts = null;
                refused.set(0);
            }
            case "remember" -> {
                String[] account = order[1].split(" ", 2);
                receipts = new Receipts(account[0], account[1]);
            }
            case "receipts" -> {
                Receipts kept = receipts;
                return kept == null
                        ? "remember first"
                        : kept.tell(Integer.parseInt(order[1])).line();
            }
            case "answering" -> {
                return Answering.obey(order[1]).line();
            }
            case "count" -> {
                return Integer.toString(arrivals.count());
            }
            case "connections" -> {
                return connections.toString();
            }
            case "refused" -> {
                return refused.toString();
            }
            default -> {
                return "what is " + order[0] + "?";
            }
        }
        return "done";
    }

    private void welcome(ServerSocket door) {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedInputStream in = new BufferedInputStream(socket.getInputStream(), 4096)) {
            socket.setTcpNoDelay(true);
            for (Request request = Request.read(in); request != null; request = Request.read(in)) {
                byte[] answer = request.isText() ? create(request) : DELIVERED;
                socket.getOutputStream().write(answer);
            }
        } catch (IOException | InterruptedException cut) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] create(Request request) throws InterruptedException {
        Limit most = limit;
        if (most != null && !most.admits(request.segments())) {
            refused.incrementAndGet();
            return SLOW_DOWN;
        }
        int oneIn = errorOneIn;
        boolean error = oneIn > 0 && asked.incrementAndGet() % oneIn == 0;
        (error ? errors : arrivals).note(request.person());
        if (latencyMillis > 0) {
            Thread.sleep(latencyMillis);
        }
        if (error) {
            return ERROR;
        }
        String sid = String.format(Locale.ROOT, "SM%032x", sids.incrementAndGet());
        Receipts kept = receipts;
        if (kept != null) {
            kept.keep(sid, request.callback());
        }
        return answer("201 Created", "{\"sid\":\"" + sid + "\",\"status\":\"queued\"}");
    }

    private static byte[] answer(String status, String json) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                        + "\r\n\r\n" + json)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// A token bucket of a tenth of a second.
    private static final class Limit {

        private final double perNano;
        private final double most;
        private double tokens;
        private long at = System.nanoTime();

        /// @param perSecond segments
        Limit(int perSecond) {
            this.perNano = perSecond / 1e9;
            this.most = Math.max(1, perSecond / 10.0);
            this.tokens = most;
        }

        /// A long text may overdraw it.
        synchronized boolean admits(int segments) {
            long now = System.nanoTime();
            tokens = Math.min(most, tokens + (now - at) * perNano);
            at = now;
            if (tokens < 1) {
                return false;
            }
            tokens -= segments;
            return true;
        }
    }
}
