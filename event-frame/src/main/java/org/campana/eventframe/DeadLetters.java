package org.campana.eventframe;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campana.events.Event;
import org.campana.events.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.log.LogAccessor;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.kafka.support.serializer.DeserializationException;
import org.springframework.kafka.support.serializer.SerializationUtils;

/// Where records go that nobody can read or handle: `<topic>.dlt`, with their own key, bytes and type, and with
/// the place they came from. Never with the exception's message or stack trace, which can repeat their content.
final class DeadLetters {

    /// The kind of fault, as the name of its class; never its words.
    static final String CAUSE = "campana-dlt-cause";

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final DefaultKafkaProducerFactory<String, Object> producers;
    private final DeadLetterPublishingRecoverer publisher;

    DeadLetters(ClientSettings settings) {
        this.producers = new DefaultKafkaProducerFactory<>(
                settings.producer(), new StringSerializer(), new DeadLetterSerializer());
        this.publisher = new DeadLetterPublishingRecoverer(
                WordlessTemplates.on(producers),
                (failed, why) -> new TopicPartition(failed.topic() + Topics.DEAD_LETTER_SUFFIX, 0));
        publisher.excludeHeader(
                HeadersToAdd.EXCEPTION, HeadersToAdd.EX_CAUSE, HeadersToAdd.EX_MSG, HeadersToAdd.EX_STACKTRACE);
        publisher.addHeadersFunction((failed, why) -> new RecordHeaders(List.of(
                new RecordHeader(CAUSE, rootOf(why).getClass().getSimpleName().getBytes(StandardCharsets.UTF_8)))));
        // A dead letter that cannot be written must not be skipped: the record stays, and is tried again.
        publisher.setFailIfSendResultIsError(true);
        publisher.setWaitForSendResultTimeout(Duration.ofSeconds(21));
        publisher.setThrowIfNoDestinationReturned(true);
        publisher.setVerifyPartition(false);
    }

    /// For error handlers.
    ConsumerRecordRecoverer recoverer() {
        return this::accept;
    }

    private void accept(ConsumerRecord<?, ?> failed, Exception why) {
        publisher.accept(failed, null, why);
        log.atError()
                .addKeyValue("topic", failed.topic())
                .addKeyValue("partition", failed.partition())
                .addKeyValue("offset", failed.offset())
                .addKeyValue("cause", rootOf(why).getClass().getSimpleName())
                .log("record went to the dead letters; the desk lists and replays it");
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /// Takes unreadable records out before a listener sees them: there they would have no value and be taken for
    /// tombstones. One that cannot be written to the dead letters stays, and is tried again.
    RecordFilterStrategy<String, Event> unreadable() {
        LogAccessor accessor = new LogAccessor(DeadLetters.class);
        return new RecordFilterStrategy<>() {
            @Override
            public boolean filter(ConsumerRecord<String, Event> record) {
                if (record.value() != null) {
                    return false;
                }
                DeserializationException unread = SerializationUtils.getExceptionFromHeader(
                        record, KafkaUtils.VALUE_DESERIALIZER_EXCEPTION_HEADER, accessor);
                if (unread == null) {
                    return false;
                }
                accept(record, unread);
                return true;
            }

            @Override
            public boolean ignoreEmptyBatch() {
                return true;
            }
        };
    }

    void close() {
        producers.destroy();
    }
}
