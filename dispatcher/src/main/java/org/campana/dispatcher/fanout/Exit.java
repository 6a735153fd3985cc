package org.campana.dispatcher.fanout;

import java.util.concurrent.CompletableFuture;
import org.campana.eventframe.TopicNames;
import org.campana.eventframe.TransactionalEvents;
import org.campana.events.Event;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;

/// The way out to the topics, within the Kafka transaction of the record that is being handled: all that is sent
/// becomes readable together with the record's offset, or none of it. A send that fails fails the transaction.
@Component
class Exit {

    private final TransactionalEvents.Flow flow;
    private final TopicNames names;

    Exit(@Qualifier("dispatcherFlow") TransactionalEvents.Flow flow, TopicNames names) {
        this.flow = flow;
        this.names = names;
    }

    /// Sends under the event's own key.
    void send(String topic, Event event) {
        CompletableFuture<SendResult<String, Event>> sent = flow.template().send(names.of(topic), event.key(), event);
        if (sent.isCompletedExceptionally()) {
            sent.join();
        }
    }
}
