package org.campana.eventframe;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.handler.invocation.MethodArgumentResolutionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// A listener threw. Tells what kind of failure it was and where, in class names and lines, and never what it
/// said: the messages of exceptions repeat values, payloads and rows, and Spring Kafka logs them.
sealed class ListenerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final List<Class<? extends Exception>> OUTAGES = List.of(
            TransientDataAccessException.class,
            DataAccessResourceFailureException.class,
            RecoverableDataAccessException.class,
            CannotCreateTransactionException.class,
            TransactionSystemException.class,
            RetriableException.class);

    private static final List<Class<? extends Exception>> HOPELESS = List.of(
            MessageConversionException.class, MethodArgumentResolutionException.class, ClassCastException.class);

    private ListenerFailure(Throwable root) {
        super(root.getClass().getName(), null, false, true);
        setStackTrace(root.getStackTrace());
    }

    /// The wordless form of what a listener threw.
    static ListenerFailure of(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (hasOneOf(OUTAGES, thrown)) {
            return new Outage(root);
        }
        return hasOneOf(HOPELESS, thrown) ? new Hopeless(root) : new Unexpected(root);
    }

    private static boolean hasOneOf(List<Class<? extends Exception>> kinds, Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> kinds.stream().anyMatch(kind -> kind.isInstance(cause)));
    }

    /// The database or the broker is away; it will be back.
    static final class Outage extends ListenerFailure {

        private static final long serialVersionUID = 1L;

        private Outage(Throwable root) {
            super(root);
        }
    }

    /// No further try can help: the listener does not take this kind of event.
    static final class Hopeless extends ListenerFailure {

        private static final long serialVersionUID = 1L;

        private Hopeless(Throwable root) {
            super(root);
        }
    }

    /// Anything else.
    static final class Unexpected extends ListenerFailure {

        private static final long serialVersionUID = 1L;

        private Unexpected(Throwable root) {
            super(root);
        }
    }
}
