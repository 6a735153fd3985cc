package org.campana.testing.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.campana.testing.fault.FaultProxy.Direction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTests {

    private static final String WORDS = "the bell rings for everybody in the valley";

    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
        proxy = FaultProxy.inFrontOf("test", echo.getLocalPort(), 7);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void withoutAFaultEverythingComesThroughAndNothingIsCounted() throws IOException {
        assertThat(said()).isEqualTo(WORDS);
        assertThat(proxy.injected()).isEmpty();
    }

    @Test
    void whatNobodyListensToIsHeldUntilSomebodyDoes() throws Exception {
        int port = echo.getLocalPort();
        echo.close();
        proxy.holdWhileNobodyListens(Duration.ofSeconds(20));
        CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> {
            try {
                return said();
            } catch (IOException refused) {
                return "refused: " + refused;
            }
        });

        assertThat(heard).failsWithin(Duration.ofMillis(500)).withThrowableOfType(TimeoutException.class);
        echo = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);

        assertThat(heard).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(WORDS);
    }

    @Test
    void whatNobodyListensToIsResetAtOnceOtherwise() throws IOException {
        echo.close();

        assertThatThrownBy(this::said).isInstanceOf(IOException.class);
    }

    @Test
    void latencyMakesItLater() throws IOException {
        proxy.add(new Toxic.Latency(Duration.ofMillis(150), Duration.ofMillis(50)), Direction.ANSWERS, 1);
        long began = System.nanoTime();

        assertThat(said()).isEqualTo(WORDS);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        assertThat(proxy.injected(Toxic.Latency.class)).isOne();
    }

    @Test
    void aTimeoutSwallowsAndCloses() throws IOException {
        proxy.add(new Toxic.Timeout(Duration.ofMillis(20)), Direction.REQUESTS, 1);

        assertThat(said()).isEmpty();
        assertThat(proxy.injected(Toxic.Timeout.class)).isOne();
    }

    @Test
    void aResetIsAReset() {
        proxy.add(new Toxic.ResetPeer(Duration.ZERO), Direction.ANSWERS, 1);

        assertThatThrownBy(this::said).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        assertThat(proxy.injected(Toxic.ResetPeer.class)).isOne();
    }

    @Test
    void whatIsSlicedIsWholeInTheEnd() throws IOException {
        proxy.add(new Toxic.Slicer(5, Duration.ofMillis(1)), Direction.REQUESTS, 1);

        assertThat(said()).isEqualTo(WORDS);
        assertThat(proxy.injected(Toxic.Slicer.class)).isOne();
    }

    @Test
    void limitedDataIsCutThere() throws IOException {
        proxy.add(new Toxic.LimitData(8), Direction.ANSWERS, 1);

        assertThat(said()).isEqualTo("the bell");
        assertThat(proxy.injected(Toxic.LimitData.class)).isOne();
    }

    @Test
    void aNarrowLineTakesItsTime() throws IOException {
        proxy.add(new Toxic.Bandwidth(WORDS.length() * 5L), Direction.ANSWERS, 1);
        long began = System.nanoTime();

        assertThat(said()).isEqualTo(WORDS);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
        assertThat(proxy.injected(Toxic.Bandwidth.class)).isOne();
    }

    @Test
    void theEndIsToldLate() throws IOException {
        proxy.add(new Toxic.SlowClose(Duration.ofMillis(150)), Direction.ANSWERS, 1);
        long began = System.nanoTime();

        assertThat(said()).isEqualTo(WORDS);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        assertThat(proxy.injected(Toxic.SlowClose.class)).isOne();
    }

    @Test
    void whoIsHungUpOnSeesTheEndOfTheConnection() throws IOException {
        proxy.add(new Toxic.SlowClose(Duration.ofMillis(20)), Direction.ANSWERS, 1);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write('1');
            assertThat(socket.getInputStream().read()).isEqualTo('1');

            proxy.hangUp();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(proxy.injected(Toxic.SlowClose.class)).isOne();
    }

    @Test
    void whatIsCutIsAwayUntilItIsCleared() throws IOException {
        proxy.cut();
        assertThatThrownBy(this::said).isInstanceOf(IOException.class);
        assertThat(proxy.injected()).containsEntry("Cut", 1L);

        proxy.clear();
        assertThat(said()).isEqualTo(WORDS);
    }

    @Test
    void theSameSeedFallsOnTheSameConnections() throws IOException {
        assertThat(fates(7)).isEqualTo(fates(7)).contains(true, false).isNotEqualTo(fates(8));
    }

    @Test
    void aShareOutsideOfZeroToOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proxy.add(new Toxic.LimitData(1), Direction.ANSWERS, 1.1))
                .withMessageContaining("share must be 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Toxic.Slicer(0, Duration.ZERO))
                .withMessageContaining("bytes must be 1 or more");
    }

    /// Of twenty connections, which were spared.
    private List<Boolean> fates(long seed) throws IOException {
        try (FaultProxy seeded = FaultProxy.inFrontOf("seeded", echo.getLocalPort(), seed)) {
            seeded.add(new Toxic.LimitData(8), Direction.ANSWERS, 0.5);
            List<Boolean> fates = new ArrayList<>();
            for (int connection : IntStream.range(0, 20).toArray()) {
                assertThat(connection).isEqualTo(fates.size());
                fates.add(said(seeded.port()).equals(WORDS));
            }
            return fates;
        }
    }

    private String said() throws IOException {
        return said(proxy.port());
    }

    private static String said(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(WORDS.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void answer() {
        while (!echo.isClosed()) {
            try {
                Socket caller = echo.accept();
                Thread.ofVirtual().start(() -> {
                    try (caller) {
                        caller.getInputStream().transferTo(caller.getOutputStream());
                    } catch (IOException cut) {
                        // What the proxy was told to do.
                        return;
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }
}
