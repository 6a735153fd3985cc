package org.campana.eventframe;

import org.campana.events.Event;
import org.campana.events.UnreadableEventException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonDelegatingErrorHandler;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/// What happens when a listener throws. A database or broker that is away is waited for without end, because a
/// dead letter would be an alert that nobody hears; everything else gets six tries within about half a minute and
/// then goes to the dead letters, so that one bad record never holds up the others; what cannot be read gets
/// one.
///
/// Each wait is far below `max.poll.interval.ms`, so the partition is not taken away meanwhile.
final class Retries {

    private Retries() {}

    static CommonErrorHandler errorHandler(ConsumerRecordRecoverer recoverer) {
        CommonDelegatingErrorHandler handler = new CommonDelegatingErrorHandler(handler(recoverer, sixTries()));
        handler.setCauseChainTraversing(true);
        handler.addDelegate(ListenerFailure.Outage.class, handler(recoverer, withoutEnd()));
        return handler;
    }

    private static DefaultErrorHandler handler(ConsumerRecordRecoverer recoverer, BackOff backOff) {
        DefaultErrorHandler handler = new DefaultErrorHandler(recoverer, backOff);
        handler.addNotRetryableExceptions(UnreadableEventException.class, ListenerFailure.Hopeless.class);
        // Each failure is told once, by WordlessFailures.
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }

    /// The same for listeners in a Kafka transaction: the offset of a dead letter is committed in one of its own.
    static DefaultAfterRollbackProcessor<String, Event> afterRollback(
            ConsumerRecordRecoverer recoverer, KafkaOperations<?, ?> template) {
        DefaultAfterRollbackProcessor<String, Event> processor =
                new DefaultAfterRollbackProcessor<>(recoverer, sixTries(), template, true);
        processor.addNotRetryableExceptions(UnreadableEventException.class, ListenerFailure.Hopeless.class);
        processor.setBackOffFunction((record, failure) -> isOutage(failure) ? withoutEnd() : sixTries());
        return processor;
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ListenerFailure.Outage) {
                return true;
            }
        }
        return false;
    }

    private static BackOff sixTries() {
        ExponentialBackOffWithMaxRetries backOff = new ExponentialBackOffWithMaxRetries(5);
        backOff.setInitialInterval(1_000);
        backOff.setMultiplier(2);
        backOff.setMaxInterval(30_000);
        return backOff;
    }

    private static BackOff withoutEnd() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(5_000);
        return backOff;
    }
}
