package org.campana.dispatcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.campana.dispatcher.Desk;
import org.campana.dispatcher.DispatcherIntegration;
import org.campana.dispatcher.Probe;
import org.campana.dispatcher.Town;
import org.campana.dispatcher.school.Schools;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.DeliveryRequested;
import org.campana.events.Topics;
import org.campana.web.PersonKeys;
import org.campana.web.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole way: people write words, an alert is released, a family of that language is told.
class UnreviewedWordingIT extends DispatcherIntegration {

    /// A set in a language that Campana ships nothing in. The words stand for any.
    private static final Map<String, String> SOMALI = Map.of(
            "agents-near-school", "{network}: digniin {school}, {time}.",
            "update", "{network}: war cusub {school}, {time}.",
            "all-clear", "{network}: way dhamaatay {school}.",
            "correction", "{network}: khalad {school}.");

    @LocalServerPort
    private int port;

    @Autowired
    private PersonKeys keys;

    @Autowired
    private Schools schools;

    @Autowired
    private Probe probe;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void asItWas() {
        jdbc.sql("delete from dispatch.wording where language = 'so'").update();
    }

    @Test
    void c17NoTextReachesAFamilyBeforeASecondPersonReadIt() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(1, Audience.FAMILIES, "so");
        Desk writer = Desk.of(port, keys, "Warsan Writer", Role.TRANSLATOR);
        Desk reader = Desk.of(port, keys, "Raage Reader", Role.TRANSLATOR);

        SOMALI.forEach((name, text) -> put(writer, name, text, null));
        assertThat(told(town).text()).startsWith("Valle Alerts: CONFIRMED. Federal agents near");

        SOMALI.forEach((name, text) -> put(reader, name, text, "APPROVED"));
        assertThat(told(town).text()).startsWith("Valle Alerts: digniin Lincoln School, ");
    }

    private static void put(Desk desk, String name, String text, String state) {
        String body = "{\"audience\": \"FAMILIES\", \"text\": \"%s\"%s}"
                .formatted(text, state == null ? "" : ", \"state\": \"" + state + "\"");
        assertThat(desk.put("/api/v1/wordings/" + name + "/so", body).status()).isEqualTo(200);
    }

    private DeliveryRequested told(Town town) {
        AlertReleased alert = town.release(Audience.FAMILIES);
        probe.send(Topics.ALERTS, alert);
        List<DeliveryRequested> told =
                probe.await(DeliveryRequested.class, 1, one -> one.alertId().equals(alert.alertId()));
        return told.getFirst();
    }
}
