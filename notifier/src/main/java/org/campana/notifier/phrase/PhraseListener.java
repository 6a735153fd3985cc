package org.campana.notifier.phrase;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campana.events.Event;
import org.campana.events.Language;
import org.campana.events.PhrasesRecorded;
import org.campana.events.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Takes what `phrases.v1` says into the read model.
@Component
class PhraseListener {

    private static final Logger log = LoggerFactory.getLogger(PhraseListener.class);

    private final Phrases phrases;

    PhraseListener(Phrases phrases) {
        this.phrases = phrases;
    }

    @KafkaListener(
            id = "notifier-phrases",
            topics = "${campana.kafka.prefix:}" + Topics.PHRASES,
            groupId = "${campana.kafka.prefix:}notifier-phrases",
            containerFactory = "eventListeners")
    void heard(ConsumerRecord<String, @Nullable Event> told) {
        if (told.value() instanceof PhrasesRecorded recorded) {
            phrases.take(recorded);
            log.atInfo().addKeyValue("language", recorded.language()).log("recorded phrases taken over");
        } else if (told.value() == null) {
            phrases.forget(Language.of(told.key()));
        } else {
            log.atWarn().addKeyValue("key", told.key()).log("record of another kind among the phrases, passed over");
        }
    }
}
