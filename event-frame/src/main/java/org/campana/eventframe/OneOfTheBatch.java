package org.campana.eventframe;

import java.util.ArrayList;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.kafka.listener.BatchListenerFailedException;

/// Stands around a batch listener and finds the record for which a batch failed: hands each record over by itself,
/// all of them, and names the first that fails again. Spring Kafka then commits the offsets before it, so
/// everything before it has to be done, and would make dead letters of the whole batch if nobody named one.
///
/// Listeners are idempotent (ADR 0003), so what was done already, and what comes after the named one and is handed
/// over once more, changes nothing. When the database or the broker is away no record is to blame, and the batch
/// is tried again as a whole.
final class OneOfTheBatch implements MethodInterceptor {

    @Override
    public @Nullable Object invoke(MethodInvocation listener) throws Throwable {
        try {
            // A clone, because an invocation can proceed only once.
            return ((ProxyMethodInvocation) listener).invocableClone().proceed();
        } catch (Exception thrown) {
            if (ListenerFailure.of(thrown) instanceof ListenerFailure.Outage) {
                throw thrown;
            }
            if (!(listener.getArguments()[0] instanceof List<?> batch)) {
                throw thrown;
            }
            BatchListenerFailedException failed = handOverEach(batch, (ProxyMethodInvocation) listener);
            if (failed != null) {
                throw failed;
            }
            return null;
        }
    }

    private static @Nullable BatchListenerFailedException handOverEach(List<?> batch, ProxyMethodInvocation listener)
            throws Throwable {
        BatchListenerFailedException first = null;
        for (Object each : batch) {
            @Nullable Object[] arguments = listener.getArguments().clone();
            // The filter in front of the listener takes records out of the list it is given.
            arguments[0] = new ArrayList<>(List.of(each));
            try {
                listener.invocableClone(arguments).proceed();
            } catch (Exception thrown) {
                if (ListenerFailure.of(thrown) instanceof ListenerFailure.Outage) {
                    throw thrown;
                }
                first = first == null
                        ? new BatchListenerFailedException(
                                "one of the batch failed", thrown, (ConsumerRecord<?, ?>) each)
                        : first;
            }
        }
        return first;
    }
}
