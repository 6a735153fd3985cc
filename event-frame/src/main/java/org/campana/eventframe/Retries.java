package org.campana.eventframe;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.campana.events.Event;
import org.campana.events.UnreadableEventException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonDelegatingErrorHandler;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/// What happens when a listener throws. A database or broker that is away is waited for without end, because a
/// dead letter would be an alert that nobody hears; everything else gets six tries within about a minute and
/// then goes to the dead letters, so that one bad record never holds up the others; what cannot be read gets
/// one.
///
/// Each wait is far below `max.poll.interval.ms`, so the partition is not taken away meanwhile.
final class Retries {

    private static final List<Class<? extends Exception>> OUTAGES = List.of(
            TransientDataAccessException.class,
            DataAccessResourceFailureException.class,
            RecoverableDataAccessException.class,
            CannotCreateTransactionException.class,
            TransactionSystemException.class,
            RetriableException.class);

    private Retries() {}

    static CommonErrorHandler errorHandler(ConsumerRecordRecoverer recoverer) {
        CommonDelegatingErrorHandler handler = new CommonDelegatingErrorHandler(handler(recoverer, sixTries()));
        handler.setCauseChainTraversing(true);
        OUTAGES.forEach(outage -> handler.addDelegate(outage, handler(recoverer, withoutEnd())));
        return handler;
    }

    private static DefaultErrorHandler handler(ConsumerRecordRecoverer recoverer, BackOff backOff) {
        DefaultErrorHandler handler = new DefaultErrorHandler(recoverer, backOff);
        handler.addNotRetryableExceptions(UnreadableEventException.class);
        return handler;
    }

    /// The same for listeners in a Kafka transaction: the offset of a dead letter is committed in one of its own.
    static DefaultAfterRollbackProcessor<String, Event> afterRollback(
            ConsumerRecordRecoverer recoverer, KafkaOperations<?, ?> template) {
        DefaultAfterRollbackProcessor<String, Event> processor =
                new DefaultAfterRollbackProcessor<>(recoverer, sixTries(), template, true);
        processor.addNotRetryableExceptions(UnreadableEventException.class);
        processor.setBackOffFunction((record, failure) -> isOutage(failure) ? withoutEnd() : sixTries());
        return processor;
    }

    static boolean isOutage(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> OUTAGES.stream().anyMatch(outage -> outage.isInstance(cause)));
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
