package org.campana.dispatcher.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.campana.dispatcher.DispatcherIntegration;
import org.campana.dispatcher.Probe;
import org.campana.dispatcher.Town;
import org.campana.dispatcher.school.Schools;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.SliceFannedOut;
import org.campana.events.Topics;
import org.campana.web.retention.RetentionRounds;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class OldTextsIT extends DispatcherIntegration {

    @Autowired
    private Schools schools;

    @Autowired
    private Probe probe;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RetentionRounds rounds;

    private AlertReleased alert(String age) {
        Town town = Town.of(schools, probe, jdbc);
        town.people(3, Audience.FAMILIES, "en");
        AlertReleased alert = town.release(Audience.FAMILIES);
        probe.send(Topics.ALERTS, alert);
        probe.await(SliceFannedOut.class, 1, one -> one.alertId().equals(alert.alertId()));
        jdbc.sql("update dispatch.alert set dispatched_at = now() - cast(:age as interval) where alert_id = :alert")
                .param("age", age)
                .param("alert", alert.alertId().value())
                .update();
        jdbc.sql("update dispatch.told set told_at = now() - cast(:age as interval) where alert_id = :alert")
                .param("age", age)
                .param("alert", alert.alertId().value())
                .update();
        return alert;
    }

    private int rows(String table, AlertReleased alert) {
        return jdbc.sql("select count(*) from dispatch." + table + " where alert_id = :alert")
                .param("alert", alert.alertId().value())
                .query(Integer.class)
                .single();
    }

    private String placeOf(AlertReleased alert) {
        return jdbc.sql("select coalesce(place, 'gone') from dispatch.alert where alert_id = :alert")
                .param("alert", alert.alertId().value())
                .query(String.class)
                .single();
    }

    @Test
    void afterThirtyDaysTheTextsThePlaceAndTheCutsAreGoneAndWhatBecameOfTheAlertStays() {
        AlertReleased old = alert("31 days");
        AlertReleased young = alert("29 days");
        assertThat(rows("alert_text", old)).isPositive();
        assertThat(rows("alert_slice", old)).isPositive();

        rounds.run();

        assertThat(rows("alert_text", old)).isZero();
        assertThat(rows("alert_slice", old)).isZero();
        assertThat(placeOf(old)).isEqualTo("gone");
        assertThat(placeOf(young)).isEqualTo("5th and Oak");
        assertThat(rows("alert_history", old)).isOne();
        assertThat(rows("alert_text", young)).isPositive();
        assertThat(rows("alert_slice", young)).isPositive();
    }

    @Test
    void whoWasToldIsKnownForAnHour() {
        AlertReleased old = alert("61 minutes");
        AlertReleased young = alert("59 minutes");

        rounds.run();

        assertThat(rows("told", old)).isZero();
        assertThat(rows("told", young)).as("slices of which it is known").isOne();
    }
}
