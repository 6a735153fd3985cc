package org.campana.dispatcher.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.campana.dispatcher.DispatcherIntegration;
import org.campana.dispatcher.Probe;
import org.campana.dispatcher.Town;
import org.campana.dispatcher.school.Schools;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.DeliveryRequested;
import org.campana.events.SliceFannedOut;
import org.campana.events.SliceRequested;
import org.campana.events.Topics;
import org.campana.testing.LogCapture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A slice that grew since it was cut is read in pages, and breaks in its second one.
class SliceCrashIT extends DispatcherIntegration {

    private static final UUID LAST = UUID.fromString("ffffffff-ffff-4fff-bfff-ffffffffffff");

    @Autowired
    private Schools schools;

    @Autowired
    private Probe probe;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void halfASliceIsReadByNobodyAndTheRepeatIsReadOnce() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(60, Audience.FAMILIES, "en");
        AlertReleased alert = town.release(Audience.FAMILIES);
        probe.send(Topics.ALERTS, alert);
        slices(alert, 1);
        town.people(600, Audience.FAMILIES, "es");
        breakThePageOf(LAST, town);

        try (LogCapture log = LogCapture.start()) {
            probe.send(Topics.SLICES, new SliceRequested(alert.alertId(), 1, 1, 1, null, null));
            await().atMost(Duration.ofSeconds(30)).until(() -> log.text().contains("Transaction rolled back"));
        }
        assertThat(deliveries(alert)).as("half a slice is invisible").hasSize(60);

        mendThePageOf(LAST);

        slices(alert, 2);
        List<DeliveryRequested> both = probe.await(
                DeliveryRequested.class, 60 + 661, one -> one.alertId().equals(alert.alertId()));
        assertThat(both).hasSize(60 + 661);
        assertThat(new HashSet<>(both)).hasSize(661);
    }

    private void breakThePageOf(UUID person, Town town) {
        jdbc.sql("""
                        insert into dispatch.audience_member (person_id, school_id, audience, languages, channels, drills)
                        values (:person, :school, 'FAMILIES', '{no language}', '{SMS}', false)
                        """)
                .param("person", person)
                .param("school", town.schoolId().value())
                .update();
    }

    private void mendThePageOf(UUID person) {
        jdbc.sql("update dispatch.audience_member set languages = '{es}' where person_id = :person")
                .param("person", person)
                .update();
    }

    private List<SliceFannedOut> slices(AlertReleased alert, int atLeast) {
        return probe.await(SliceFannedOut.class, atLeast, one -> one.alertId().equals(alert.alertId()));
    }

    private List<DeliveryRequested> deliveries(AlertReleased alert) {
        return probe.of(DeliveryRequested.class, one -> one.alertId().equals(alert.alertId()));
    }
}
