package org.campana.carrier.page;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.campana.carrier.ledger.CallBook;
import org.campana.carrier.ledger.CallStatus;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.Direction;
import org.campana.carrier.ledger.Phone;
import org.campana.carrier.ledger.PhoneCall;
import org.campana.carrier.phone.Phones;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// Live streams of phones. A stream begins with every phone in full and then sends each that changed in full, so
/// that a listener who lost it (`Last-Event-ID` or not) is right again with the first events. A heartbeat every
/// 15 s keeps proxies from closing it.
@Component
@ConditionalOnBooleanProperty("carrier.page")
final class PhoneStreams implements SmartLifecycle {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// Changes within this time go out together: a fan-out would draw each phone four times a second otherwise.
    private static final Duration GATHER = Duration.ofMillis(150);

    private final CarrierLedger ledger;
    private final CallBook calls;
    private final Phones phones;
    private final PhoneViews views;
    private final ITemplateEngine templates;
    private final AtomicLong eventIds = new AtomicLong();
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Runnable endListening;

    PhoneStreams(CarrierLedger ledger, CallBook calls, Phones phones, PhoneViews views, ITemplateEngine templates) {
        this.ledger = ledger;
        this.calls = calls;
        this.phones = phones;
        this.views = views;
        this.templates = templates;
    }

    /// Begins a stream of these phones.
    ///
    /// @param newest how many texts of each
    SseEmitter open(List<String> numbers, int newest) {
        Stream stream = new Stream(Set.copyOf(numbers), newest);
        if (!isRunning()) {
            stream.emitter.complete();
            return stream.emitter;
        }
        open.add(stream);
        numbers.forEach(number -> stream.changes.add(new Change(number, false)));
        stream.emitter.onCompletion(stream::end);
        stream.emitter.onError(gone -> stream.end());
        Thread.ofVirtual().name("phone-stream").start(stream::run);
        return stream.emitter;
    }

    private void changed(CarrierMessage message) {
        boolean news =
                message.direction() != Direction.INBOUND && message.history().size() == 1;
        changed(message.phone(), news);
    }

    private void changed(PhoneCall call) {
        changed(call.phone(), !call.inbound() && call.status() == CallStatus.QUEUED);
    }

    private void changed(String number, boolean news) {
        for (Stream stream : open) {
            if (stream.numbers.contains(number)) {
                stream.changes.add(new Change(number, news));
            }
        }
    }

    /// @param news whether the phone got a text or a call that it did not have before
    private record Change(String number, boolean news) {}

    private final class Stream {

        private final Set<String> numbers;
        private final int newest;
        private final SseEmitter emitter = new SseEmitter(0L);
        private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
        private volatile boolean ended;

        Stream(Set<String> numbers, int newest) {
            this.numbers = numbers;
            this.newest = newest;
        }

        void run() {
            try {
                while (!ended) {
                    Change first = changes.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                    if (first == null) {
                        emitter.send(SseEmitter.event().comment("still here"));
                    } else {
                        Thread.sleep(GATHER);
                        send(first);
                    }
                }
                emitter.complete();
            } catch (IOException | IllegalStateException gone) {
                emitter.completeWithError(gone);
            } catch (InterruptedException interrupted) {
                emitter.complete();
                Thread.currentThread().interrupt();
            } finally {
                end();
            }
        }

        private void send(Change first) throws IOException {
            Set<String> changed = new HashSet<>();
            Set<String> news = new HashSet<>();
            for (Change change = first; change != null; change = changes.poll()) {
                changed.add(change.number());
                if (change.news()) {
                    news.add(change.number());
                }
            }
            changed.remove("");
            for (String number : changed) {
                emitter.send(event("phone-" + PhoneViews.digits(number), bubbles(number)));
            }
            if (!news.isEmpty()) {
                emitter.send(event("news", sentence(news)));
            }
        }

        private SseEmitter.SseEventBuilder event(String name, String data) {
            return SseEmitter.event()
                    .id(Long.toString(eventIds.incrementAndGet()))
                    .name(name)
                    .data(data);
        }

        private String bubbles(String number) {
            PhoneView view = views.view(phones.phone(number), newest);
            return templates.process("carrier/bubbles", new Context(Locale.ENGLISH, Map.of("phone", view)));
        }

        void end() {
            ended = true;
            open.remove(this);
            changes.add(new Change("", false));
        }
    }

    /// For people who do not see the page; one sentence, however many phones.
    private String sentence(Set<String> news) {
        Phone one = phones.phone(news.iterator().next());
        String label = HtmlUtils.htmlEscape(one.label());
        return news.size() == 1
                ? label + " got a text or a call."
                : label + " and " + (news.size() - 1) + " other phones got a text or a call.";
    }

    @Override
    public void start() {
        Runnable endTexts = ledger.onChange(this::changed);
        Runnable endCalls = calls.onChange(this::changed);
        endListening = () -> {
            endTexts.run();
            endCalls.run();
        };
    }

    @Override
    public void stop() {
        Runnable end = endListening;
        endListening = null;
        if (end != null) {
            end.run();
        }
        open.forEach(Stream::end);
    }

    @Override
    public boolean isRunning() {
        return endListening != null;
    }
}
