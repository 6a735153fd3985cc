package org.campana.notifier.channel.sms;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.campana.notifier.channel.Channel;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Asks at start, and again and again, whether the campaign of an account's messaging service is verified or its
/// toll-free number approved. Not registered means that nothing is sent by that account: texts leave by the other, or
/// wait until they expire, and a person is called.
/// A carrier that cannot be asked changes nothing of what was known; before the first answer of all nothing is sent.
///
/// - `campana.sender.registered{account}`: 1 when texts may be sent by it, else 0
public final class TwilioRegistration implements Registration, SmartLifecycle {

    /// Before the sender starts.
    private static final int PHASE = 250;

    /// From the first question without an answer to the second; doubled from there, up to the pause while closed.
    private static final Duration FIRST = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(TwilioRegistration.class);

    private final String account;
    private final TwilioSms sms;
    private final JdbcClient jdbc;
    private final RegistrationSettings settings;
    private volatile @Nullable Failure closed = Failure.REGISTRATION_UNKNOWN;
    private volatile boolean running;
    private @Nullable Thread looking;

    /// @param account whose sender it is, such as [Channel#FIRST]
    public TwilioRegistration(
            String account, TwilioSms sms, JdbcClient jdbc, RegistrationSettings settings, MeterRegistry registry) {
        this.account = account;
        this.sms = sms;
        this.jdbc = jdbc;
        this.settings = settings;
        Gauge.builder("campana.sender.registered", this, each -> each.closed().isEmpty() ? 1 : 0)
                .description("1 when the sender is registered with the carriers, so that texts may be sent")
                .tag("account", account)
                .register(registry);
    }

    @Override
    public org.campana.events.Channel kind() {
        return org.campana.events.Channel.SMS;
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public Optional<Failure> closed() {
        return Optional.ofNullable(closed);
    }

    /// Asks once, and remembers the answer over restarts.
    public void look() {
        switch (sms.registered()) {
            case REGISTERED -> known(true);
            case NOT_REGISTERED -> known(false);
            case NO_ANSWER ->
                log.atWarn()
                        .addKeyValue("account", account)
                        .log("the carrier could not be asked whether the sender is registered; what was known holds");
        }
    }

    private void known(boolean registered) {
        set(registered);
        jdbc.sql("""
                insert into notify.sender_registration (channel, registered) values (:key, :registered)
                on conflict (channel) do update set registered = excluded.registered, seen_at = now()
                """).param("key", key()).param("registered", registered).update();
    }

    /// The first account stands under its channel alone, as it did before there was another.
    private String key() {
        return Channel.FIRST.equals(account) ? kind().name() : kind().name() + ":" + account;
    }

    private void set(boolean registered) {
        Failure before = closed;
        Failure now = registered ? null : Failure.CAMPAIGN_UNREGISTERED;
        closed = now;
        if (now != null && before != now) {
            log.atError()
                    .addKeyValue("account", account)
                    .addKeyValue("failure", now)
                    .addKeyValue(
                            "fix",
                            "register the campaign or verify the toll-free number in the carrier's console;"
                                    + " for a sender it does not tell of set campana.sms.registration.by-hand")
                    .log("nothing is sent by this account: its sender is not registered");
        } else if (now == null && before != null) {
            log.atInfo().addKeyValue("account", account).log("the sender is registered; texts can be sent");
        }
    }

    private void lookUntilStopped() {
        Duration soon = shorter(FIRST, settings.whileClosed());
        while (running) {
            try {
                Thread.sleep(pause(soon));
                soon = shorter(soon.multipliedBy(2), settings.whileClosed());
                look();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException databaseAway) {
                log.atWarn()
                        .addKeyValue("cause", databaseAway.getClass().getSimpleName())
                        .log("whether the sender is registered could not be written down");
            }
        }
    }

    /// A carrier that never answered is asked again soon: nothing is wrong with the sender as far as anybody knows, and
    /// every text waits for this answer alone.
    private Duration pause(Duration soon) {
        Failure known = closed;
        if (known == null) {
            return settings.again();
        }
        return known == Failure.REGISTRATION_UNKNOWN ? soon : settings.whileClosed();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void start() {
        running = true;
        if (!settings.byHand().isBlank()) {
            set(true);
            return;
        }
        jdbc.sql("select registered from notify.sender_registration where channel = :key")
                .param("key", key())
                .query(Boolean.class)
                .optional()
                .ifPresent(this::set);
        if (closed != null) {
            // Nothing could be sent anyway, so the start can wait for the answer.
            look();
        }
        looking = Thread.ofVirtual().name("notifier-registration").start(this::lookUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        Thread thread = looking;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
