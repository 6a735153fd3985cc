package org.campana.notifier.school;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campana.events.Event;
import org.campana.events.SchoolChanged;
import org.campana.events.SchoolId;
import org.campana.events.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Takes what `schools.v1` says into the read model.
@Component
class SchoolListener {

    private static final Logger log = LoggerFactory.getLogger(SchoolListener.class);

    private final Schools schools;

    SchoolListener(Schools schools) {
        this.schools = schools;
    }

    @KafkaListener(
            id = "notifier-schools",
            topics = "${campana.kafka.prefix:}" + Topics.SCHOOLS,
            groupId = "${campana.kafka.prefix:}notifier-schools",
            containerFactory = "eventListeners")
    void heard(ConsumerRecord<String, @Nullable Event> told) {
        if (told.value() instanceof SchoolChanged changed) {
            schools.take(changed);
            log.atInfo().addKeyValue("school", changed.schoolId()).log("school taken over");
        } else if (told.value() == null) {
            schools.leave(SchoolId.of(told.key()));
            log.atInfo().addKeyValue("school", told.key()).log("school left the network");
        } else {
            log.atWarn().addKeyValue("key", told.key()).log("record of another kind among the schools, passed over");
        }
    }
}
