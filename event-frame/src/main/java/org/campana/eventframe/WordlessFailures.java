package org.campana.eventframe;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.campana.events.UnreadableEventException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;

/// Stands around each listener and lets none of its exceptions through with their words.
final class WordlessFailures implements MethodInterceptor {

    private static final Logger log = LoggerFactory.getLogger(WordlessFailures.class);

    @Override
    public @Nullable Object invoke(MethodInvocation listener) throws Throwable {
        try {
            return listener.proceed();
        } catch (Exception thrown) {
            throw wordless(thrown);
        }
    }

    private static RuntimeException wordless(Exception thrown) {
        BatchListenerFailedException batch = find(BatchListenerFailedException.class, thrown);
        UnreadableEventException unreadable = find(UnreadableEventException.class, thrown);
        RuntimeException failure = unreadable == null ? told(ListenerFailure.of(thrown)) : unreadable;
        if (batch == null) {
            return failure;
        }
        return batch.getRecord() == null
                ? new BatchListenerFailedException("one of the batch failed", failure, batch.getIndex())
                : new BatchListenerFailedException("one of the batch failed", failure, batch.getRecord());
    }

    private static ListenerFailure told(ListenerFailure failure) {
        switch (failure) {
            case ListenerFailure.Outage outage ->
                log.atWarn()
                        .addKeyValue("cause", outage.getMessage())
                        .log("a listener waits for the database or the broker");
            case ListenerFailure failed -> log.atWarn().setCause(failed).log("a listener failed");
        }
        return failure;
    }

    private static <T extends Throwable> @Nullable T find(Class<T> kind, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }
}
