package org.campana.ingest.progress;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.campana.ingest.release.AlertChanged;
import org.campana.web.Problem;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Server-sent events, each a whole picture, so that a client that lost some has lost nothing. A stream is one virtual
/// thread that sleeps until something changed; it is woken, it does not poll, except for a slow net under the news that
/// another process heard. Fails closed at the bound: a page without its stream still works by reloading.
@Component
public class Streams implements SmartLifecycle {

    private final StreamSettings settings;
    private final Semaphore places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private long newsCount;
    private volatile boolean open;

    Streams(StreamSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.atOnce());
    }

    /// Writes events into the response until the client goes, the process stops or the time is over.
    ///
    /// @param version another number whenever `picture` would answer another; cheap, as it is asked often
    /// @param picture the data of one event, one line or more
    /// @throws Problem 503 when as many streams are open as may be
    public void stream(HttpServletResponse response, String event, LongSupplier version, Supplier<String> picture)
            throws IOException {
        if (!places.tryAcquire()) {
            throw Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "too-many-streams",
                            "Too many live pages are open",
                            "This process keeps " + settings.atOnce() + " live streams open.")
                    .retryAfter(Duration.ofSeconds(10))
                    .fix("Reload the page to see how it stands now.");
        }
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            // A proxy that gathers an answer before it passes it on would make live late.
            response.setHeader("X-Accel-Buffering", "no");
            response.setHeader("Cache-Control", "no-store");
            write(response, "retry: 2000\n\n");
            run(response, event, version, picture);
        } finally {
            places.release();
        }
    }

    private void run(HttpServletResponse response, String event, LongSupplier version, Supplier<String> picture)
            throws IOException {
        long end = System.nanoTime() + settings.atMost().toNanos();
        long shown = Long.MIN_VALUE;
        long spoke = System.nanoTime();
        long heard = newsCount();
        while (open && System.nanoTime() < end) {
            long now = version.getAsLong();
            if (now != shown) {
                String data = "data: " + picture.get().strip().replace("\n", "\ndata: ");
                write(response, "id: " + now + "\nevent: " + event + "\n" + data + "\n\n");
                shown = now;
                spoke = System.nanoTime();
                pause(settings.gather());
            } else if (System.nanoTime() - spoke >= settings.heartbeat().toNanos()) {
                write(response, ": still here\n\n");
                spoke = System.nanoTime();
            }
            heard = awaitNews(heard);
        }
    }

    private static void write(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    private static void pause(Duration duration) throws IOException {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the stream was interrupted", interrupted);
        }
    }

    private long newsCount() {
        lock.lock();
        try {
            return newsCount;
        } finally {
            lock.unlock();
        }
    }

    /// Sleeps until there is news the stream has not heard, or the net's time is over.
    private long awaitNews(long heard) throws IOException {
        lock.lock();
        try {
            long left = settings.net().toNanos();
            while (newsCount == heard && open && left > 0) {
                left = news.awaitNanos(left);
            }
            return newsCount;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the stream was interrupted", interrupted);
        } finally {
            lock.unlock();
        }
    }

    /// Wakes every stream; each looks whether the news is its own.
    public void wake() {
        lock.lock();
        try {
            newsCount++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void changed(AlertChanged changed) {
        wake();
    }

    @EventListener
    void changed(ProgressChanged changed) {
        wake();
    }

    @Override
    public void start() {
        open = true;
    }

    @Override
    public void stop() {
        open = false;
        wake();
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /// Stops before the web server waits for its requests to end.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
