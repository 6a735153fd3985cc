package org.campana.notifier.receipt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.campana.events.Channel;
import org.campana.notifier.channel.sms.SmsAccounts;
import org.campana.notifier.channel.sms.TwilioSms.CarrierStatus;
import org.campana.notifier.channel.voice.TwilioCalls;
import org.campana.notifier.deliver.Outage;
import org.campana.notifier.ledger.News;
import org.campana.notifier.ledger.Unreported;
import org.campana.notifier.ledger.Unreported.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Asks the carrier about texts and calls of whose end no callback told, 10 and 60 minutes after an alert. One question
/// after the other: nobody waits for the answer.
@Component
class LostReceipts implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LostReceipts.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 100;

    private final Unreported unreported;
    private final SmsAccounts sms;
    private final ObjectProvider<TwilioCalls> calls;
    private final CallbackWorker worker;
    private volatile boolean running;
    private @Nullable Thread thread;

    LostReceipts(Unreported unreported, SmsAccounts sms, ObjectProvider<TwilioCalls> calls, CallbackWorker worker) {
        this.unreported = unreported;
        this.sms = sms;
        this.calls = calls;
        this.worker = worker;
    }

    private void lookUntilStopped() {
        while (running) {
            try {
                Thread.sleep(PAUSE);
                look();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException databaseAway) {
                Outage.log(log, databaseAway, "lost receipts are looked for again later");
            }
        }
    }

    /// One look.
    void look() {
        List<News> news = new ArrayList<>();
        for (Text text : unreported.due(EnumSet.of(Channel.SMS, Channel.VOICE))) {
            statusOf(text)
                    .flatMap(said ->
                            CallbackInbox.news(text.intent(), text.providerId(), said.status(), said.errorCode()))
                    .ifPresent(news::add);
            if (news.size() == AT_ONCE) {
                worker.apply(news);
                news.clear();
            }
        }
        if (!news.isEmpty()) {
            worker.apply(news);
        }
    }

    private Optional<CarrierStatus> statusOf(Text text) {
        return text.way().channel() == Channel.VOICE
                ? calls.stream().findFirst().flatMap(each -> each.statusOf(text.providerId()))
                : sms.statusOf(text.way().account(), text.providerId());
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("notifier-lost-receipts").start(this::lookUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        Thread looking = thread;
        if (looking != null) {
            looking.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
