package org.campana.dispatcher.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campana.dispatcher.DispatcherIntegration;
import org.campana.dispatcher.Probe;
import org.campana.dispatcher.Town;
import org.campana.dispatcher.school.Schools;
import org.campana.events.AlertId;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.DeliveriesStopped;
import org.campana.events.DeliveryId;
import org.campana.events.DeliveryRequested;
import org.campana.events.FollowUpKind;
import org.campana.events.FollowUpRequested;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Severity;
import org.campana.events.SliceFannedOut;
import org.campana.events.SliceFannedOut.HeldBack;
import org.campana.events.SliceFannedOut.Planned;
import org.campana.events.SliceRequested;
import org.campana.events.SuppressionReason;
import org.campana.events.Topics;
import org.campana.testing.LogCapture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DispatchFlowIT extends DispatcherIntegration {

    @Autowired
    private Schools schools;

    @Autowired
    private Probe probe;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Test
    void everyFamilyOfTheSchoolIsAskedForOnceInALanguageOfTheirs() {
        Town town = Town.of(schools, probe, jdbc);
        Town other = Town.of(schools, probe, jdbc);
        List<PersonId> english = town.people(100, Audience.FAMILIES, "en");
        List<PersonId> spanish = town.people(250, Audience.FAMILIES, "mam", "es-GT", "en");
        List<PersonId> fallback = town.people(80, Audience.FAMILIES, "ht");
        List<PersonId> staff = town.people(5, Audience.STAFF, "en");
        other.people(20, Audience.FAMILIES, "en");

        AlertReleased alert = town.release(Audience.FAMILIES);
        probe.send(Topics.ALERTS, alert);

        List<SliceFannedOut> slices = slices(alert, 5);
        List<DeliveryRequested> deliveries = deliveries(alert);
        assertThat(slices).extracting(SliceFannedOut::slice).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        assertThat(slices)
                .allMatch(slice -> slice.slices() == 5 && slice.heldBack().isEmpty());
        assertThat(slices.stream().mapToInt(SliceFannedOut::requested).sum()).isEqualTo(430);
        assertThat(deliveries).hasSize(430);
        assertThat(people(deliveries, "en", "en")).hasSameElementsAs(english);
        assertThat(people(deliveries, "es", "mam")).hasSameElementsAs(spanish);
        assertThat(people(deliveries, "en", "ht")).hasSameElementsAs(fallback);
        assertThat(deliveries).extracting(DeliveryRequested::personId).doesNotContainAnyElementsOf(staff);
        assertThat(probe.topics(event -> event instanceof DeliveryRequested one && of(alert, one)))
                .containsExactly(Topics.REQUESTED_IMMEDIATE);
        assertThat(probe.records(event -> event instanceof DeliveryRequested one && of(alert, one)))
                .as("what is said three ways travels three times a slice at most")
                .isBetween(5L, 15L);
    }

    @Test
    void aRequestCarriesTheWholeTextAndItsTimes() {
        Town town = Town.of(schools, probe, jdbc);
        PersonId person = town.people(1, Audience.STAFF, "es").getFirst();

        AlertReleased alert = town.release(Audience.STAFF);
        probe.send(Topics.ALERTS, alert);

        slices(alert, 1);
        assertThat(deliveries(alert))
                .containsExactly(new DeliveryRequested(
                        DeliveryId.of(alert.alertId(), 1, person, Channel.SMS),
                        alert.alertId(),
                        1,
                        person,
                        Audience.STAFF,
                        town.schoolId(),
                        Channel.SMS,
                        Language.SPANISH,
                        Language.SPANISH,
                        "Alertas Valle: CONFIRMADO. Hay agentes federales cerca de Lincoln School, 5th and Oak, 2:10 PM."
                                + " Siga el plan escolar. Responda 1 visto, 2 ayuda, 3 todo bien",
                        1,
                        Severity.IMMEDIATE,
                        false,
                        alert.releasedAt(),
                        alert.expiresAt(),
                        null,
                        null));
    }

    @Test
    void aRepeatAsksForTheSameDeliveries() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(120, Audience.FAMILIES, "en");
        AlertReleased alert = town.release(Audience.FAMILIES);
        probe.send(Topics.ALERTS, alert);
        slices(alert, 2);
        Set<DeliveryRequested> first = new HashSet<>(deliveries(alert));
        town.people(1, Audience.FAMILIES, "es");

        probe.send(Topics.ALERTS, alert);

        slices(alert, 4);
        List<DeliveryRequested> both = deliveries(alert);
        assertThat(first).hasSize(120);
        assertThat(both).hasSize(241);
        assertThat(new HashSet<>(both)).hasSize(121).containsAll(first);
        assertThat(history(alert.alertId())).containsExactly("RELEASED DISPATCHED");
    }

    @Test
    void nobodyDisappearsFromTheCount() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(3, Audience.FAMILIES, "es");
        town.people(2, Audience.FAMILIES, false, List.of(Channel.VOICE), "es", "en");
        PersonId busy = town.people(1, Audience.FAMILIES, "ht").getFirst();
        town.wasTold(busy, 3);

        AlertReleased alert = town.release(Audience.FAMILIES);
        probe.send(Topics.ALERTS, alert);

        assertThat(slices(alert, 1))
                .containsExactly(new SliceFannedOut(
                        alert.alertId(),
                        1,
                        1,
                        1,
                        3,
                        List.of(
                                new HeldBack(SuppressionReason.PERSON_CAP, Language.of("ht"), 1),
                                new HeldBack(SuppressionReason.NO_CHANNEL, Language.SPANISH, 2)),
                        List.of(new Planned(town.school(), Language.SPANISH, Language.SPANISH, 3))));
    }

    /// The network of these tests sends by text only.
    @Test
    void aProtocolNarrowsThePersonsOwnChannelsAndWhoIsLeftWithoutIsCounted() {
        Town told = Town.of(schools, probe, jdbc);
        told.agree(Channel.PUSH, Channel.SMS);
        told.people(2, Audience.FAMILIES, "en");
        Town silent = Town.of(schools, probe, jdbc);
        silent.agree(Channel.PUSH);
        silent.people(3, Audience.FAMILIES, "en");
        AlertReleased first = told.release(Audience.FAMILIES);
        AlertReleased second = silent.release(Audience.FAMILIES);

        probe.send(Topics.ALERTS, first);
        probe.send(Topics.ALERTS, second);

        assertThat(probe.await(DeliveryRequested.class, 2, one -> one.alertId().equals(first.alertId())))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.channel()).isEqualTo(Channel.SMS));
        assertThat(probe.await(SliceFannedOut.class, 1, one -> one.alertId().equals(second.alertId()))
                        .getFirst()
                        .heldBack())
                .singleElement()
                .satisfies(back -> {
                    assertThat(back.reason()).isEqualTo(SuppressionReason.NO_CHANNEL);
                    assertThat(back.people()).isEqualTo(3);
                });
    }

    @Test
    void anAlertThatIsTooOldIsCountedAndNotSent() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(7, Audience.FAMILIES, "es");

        AlertReleased alert =
                town.release(Audience.FAMILIES, false, Instant.now().minus(Duration.ofHours(2)));
        probe.send(Topics.ALERTS, alert);

        assertThat(slices(alert, 1).getFirst().heldBack())
                .containsExactly(new HeldBack(SuppressionReason.ALERT_OVER, Language.SPANISH, 7));
        assertThat(deliveries(alert)).isEmpty();
    }

    @Test
    void theThirdAlertOfASchoolInAnHourIsHeldBackAndCounted() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(4, Audience.FAMILIES, "en");
        List<AlertReleased> alerts =
                Stream.generate(() -> town.release(Audience.FAMILIES)).limit(3).toList();

        for (AlertReleased alert : alerts) {
            probe.send(Topics.ALERTS, alert);
            slices(alert, 1);
        }

        AlertReleased third = alerts.getLast();
        assertThat(deliveries(alerts.get(1))).hasSize(4);
        assertThat(deliveries(third)).isEmpty();
        assertThat(slices(third, 1).getFirst().heldBack())
                .containsExactly(new HeldBack(SuppressionReason.ALERT_CAP, Language.ENGLISH, 4));
        assertThat(history(third.alertId())).containsExactly("RELEASED HELD_BACK SCHOOL_CAP");
    }

    @Test
    void whatHasNobodyToGoToIsRefusedAndReported() {
        Town nobody = Town.of(schools, probe, jdbc);
        Town left = Town.of(schools, probe, jdbc);
        left.people(2, Audience.FAMILIES, "en");
        schools.put(left.school(false));

        AlertReleased toNobody = nobody.release(Audience.FAMILIES);
        AlertReleased toLeft = left.release(Audience.FAMILIES);
        AlertReleased boundless = nobody.release(Audience.NETWORK);
        Stream.of(toNobody, toLeft, boundless).forEach(alert -> probe.send(Topics.ALERTS, alert));

        Stream.of(toNobody, toLeft, boundless).forEach(alert -> {
            assertThat(slices(alert, 1))
                    .containsExactly(new SliceFannedOut(alert.alertId(), 1, 1, 1, 0, List.of(), List.of()));
            assertThat(deliveries(alert)).isEmpty();
        });
        assertThat(history(toNobody.alertId())).containsExactly("RELEASED REFUSED NOBODY_SUBSCRIBED");
        assertThat(history(toLeft.alertId())).containsExactly("RELEASED REFUSED SCHOOL_LEFT");
        assertThat(history(boundless.alertId())).containsExactly("RELEASED REFUSED BOUNDLESS");
    }

    @Test
    void aDrillReachesOnlyThoseWhoAgreedToDrills() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(5, Audience.FAMILIES, "en");
        List<PersonId> agreed = town.people(3, Audience.FAMILIES, true, List.of(Channel.SMS), "es");

        AlertReleased drill = town.release(Audience.FAMILIES, true, Instant.now());
        probe.send(Topics.ALERTS, drill);

        slices(drill, 1);
        List<DeliveryRequested> deliveries = deliveries(drill);
        assertThat(deliveries).extracting(DeliveryRequested::personId).containsExactlyInAnyOrderElementsOf(agreed);
        assertThat(deliveries)
                .allMatch(one -> one.drill()
                        && one.severity() == Severity.ROUTINE
                        && one.text().startsWith("SIMULACRO - no es real. Alertas Valle: CONFIRMADO."));
        assertThat(probe.topics(event -> event instanceof DeliveryRequested one && of(drill, one)))
                .containsExactly(Topics.REQUESTED_ROUTINE);
    }

    @Test
    void c11WhoChoseSchoolHoursHearsOfSomethingNewOnlyAroundThemAndIsCountedOtherwise() {
        Town closed = Town.of(schools, probe, jdbc);
        closed.bells(false);
        PersonId wakeful = closed.family(Hours.ANY);
        closed.family(Hours.SCHOOL);
        Town open = Town.of(schools, probe, jdbc);
        open.bells(true);
        PersonId awake = open.family(Hours.SCHOOL);
        AlertReleased night = closed.release(Audience.FAMILIES);
        AlertReleased day = open.release(Audience.FAMILIES);

        probe.send(Topics.ALERTS, night);
        probe.send(Topics.ALERTS, day);

        assertThat(slices(night, 1).getFirst().heldBack())
                .containsExactly(new HeldBack(SuppressionReason.OUTSIDE_HOURS, Language.SPANISH, 1));
        assertThat(deliveries(night)).extracting(DeliveryRequested::personId).containsExactly(wakeful);
        assertThat(slices(day, 1).getFirst().heldBack()).isEmpty();
        assertThat(deliveries(day)).extracting(DeliveryRequested::personId).containsExactly(awake);
    }

    @Test
    void c11WhatWasDecidedOfAnAlertHoldsWhenItIsRepeatedAtAnotherHour() {
        Town town = Town.of(schools, probe, jdbc);
        town.bells(false);
        town.family(Hours.SCHOOL);
        AlertReleased alert = town.release(Audience.FAMILIES);
        probe.send(Topics.ALERTS, alert);
        slices(alert, 1);
        town.bells(true);

        probe.send(Topics.ALERTS, alert);

        assertThat(slices(alert, 2))
                .allSatisfy(slice -> assertThat(slice.requested()).isZero());
        assertThat(deliveries(alert)).isEmpty();
    }

    @Test
    void c11HowItEndedIsToldAtAnyHourToAllWhoHeardThatItBegan() {
        Town town = Town.of(schools, probe, jdbc);
        town.bells(true);
        town.family(Hours.SCHOOL);
        AlertReleased alert = town.release(Audience.FAMILIES);
        probe.send(Topics.ALERTS, alert);
        slices(alert, 1);
        town.bells(false);

        probe.send(Topics.ALERTS, Town.followUp(alert, 2, FollowUpKind.CORRECTION, "correction"));

        FollowUpRequested request = probe.await(
                        FollowUpRequested.class, 1, one -> one.alertId().equals(alert.alertId()))
                .getFirst();
        assertThat(request.kind()).isEqualTo(FollowUpKind.CORRECTION);
        assertThat(request.texts()).extracting(text -> text.language()).contains(Language.SPANISH);
    }

    @Test
    void aFollowUpHasATextInEachLanguage() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(1, Audience.FAMILIES, "en");
        AlertReleased alert = town.release(Audience.FAMILIES);
        probe.send(Topics.ALERTS, alert);
        probe.send(Topics.ALERTS, Town.followUp(alert, 2, FollowUpKind.ALL_CLEAR, "all-clear"));

        FollowUpRequested request = probe.await(
                        FollowUpRequested.class, 1, one -> one.alertId().equals(alert.alertId()))
                .getFirst();

        assertThat(request.revision()).isEqualTo(2);
        assertThat(request.kind()).isEqualTo(FollowUpKind.ALL_CLEAR);
        assertThat(request.texts().stream()
                        .collect(Collectors.toMap(text -> text.language().tag(), FollowUpRequested.LanguageText::text)))
                .isEqualTo(Map.of(
                        "en",
                        "Valle Alerts: All clear, 2:30 PM. We no longer see federal agents near Lincoln School,"
                                + " 5th and Oak. You can come as you do each day. Thank you.",
                        "es",
                        "Alertas Valle: Fin de la alerta, 2:30 PM. Ya no vemos agentes federales cerca de Lincoln School,"
                                + " 5th and Oak. Puede venir como siempre. Gracias."));
        assertThat(probe.topics(event -> event.equals(request))).containsExactly(Topics.REQUESTED_IMMEDIATE);
    }

    @Test
    void anOlderFollowUpIsDroppedAndARepeatedOneIsNot() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(1, Audience.FAMILIES, "en");
        AlertReleased alert = town.release(Audience.FAMILIES);
        var update = Town.followUp(alert, 2, FollowUpKind.UPDATE, "update");
        var correction = Town.followUp(alert, 3, FollowUpKind.CORRECTION, "correction");

        Stream.of(alert, correction, update, correction).forEach(event -> probe.send(Topics.ALERTS, event));

        List<FollowUpRequested> requests =
                probe.await(FollowUpRequested.class, 2, one -> one.alertId().equals(alert.alertId()));
        assertThat(requests).extracting(FollowUpRequested::revision).containsExactly(3, 3);
        assertThat(new HashSet<>(requests)).hasSize(1);
        assertThat(history(alert.alertId()))
                .containsExactly("RELEASED DISPATCHED", "CORRECTION DISPATCHED", "UPDATE STALE");
    }

    @Test
    void aStopIsPassedOnAndEndsWhatIsStillToCome() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(150, Audience.FAMILIES, "en");
        AlertReleased alert = town.release(Audience.FAMILIES);
        probe.send(Topics.ALERTS, alert);
        slices(alert, 2);
        int before = deliveries(alert).size();

        probe.send(Topics.ALERTS, Town.stop(alert, 1));
        probe.await(DeliveriesStopped.class, 1, one -> one.alertId().equals(alert.alertId()));
        forgetReports(alert);
        SliceRequested second = probe.await(
                        SliceRequested.class, 1, one -> one.alertId().equals(alert.alertId()))
                .getFirst();
        probe.send(Topics.SLICES, second);

        SliceFannedOut last = slices(alert, 3).getLast();
        assertThat(last.requested()).isZero();
        assertThat(last.heldBack()).containsExactly(new HeldBack(SuppressionReason.ALERT_OVER, Language.ENGLISH, 50));
        assertThat(deliveries(alert)).hasSize(before);
    }

    @Test
    void aReplayAfterTheEndReportsWhatWasReportedThen() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(2, Audience.FAMILIES, "en");
        AlertReleased alert = town.release(Audience.FAMILIES);
        probe.send(Topics.ALERTS, alert);
        slices(alert, 1);
        await().until(() -> reports(alert) == 1);
        probe.send(Topics.ALERTS, Town.stop(alert, 1));

        probe.send(Topics.ALERTS, alert);

        List<SliceFannedOut> both = slices(alert, 2);
        assertThat(both.get(1)).isEqualTo(both.get(0));
        assertThat(probe.of(DeliveryRequested.class, one -> of(alert, one))).hasSize(2);
    }

    @Test
    void aReleaseBehindItsStopGoesNowhere() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(2, Audience.FAMILIES, "en");
        AlertReleased alert = town.release(Audience.FAMILIES);
        AlertReleased after = town.release(Audience.FAMILIES);

        probe.send(Topics.ALERTS, Town.stop(alert, 1));
        probe.send(Topics.ALERTS, alert);
        probe.send(Topics.ALERTS, alert);
        await().until(() -> history(alert.alertId()).size() == 3);
        probe.send(Topics.ALERTS, after);
        slices(after, 1);

        assertThat(history(alert.alertId())).containsExactly("STOPPED STOPPED", "RELEASED STALE", "RELEASED STALE");
        assertThat(deliveries(alert)).isEmpty();
    }

    @Test
    void aRecordNobodyCanReadGoesToTheDeadLettersAndTheNextIsHandled() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(1, Audience.STAFF, "en");
        AlertReleased alert = town.release(Audience.STAFF);

        probe.sendBroken(Topics.ALERTS, alert.key());
        probe.send(Topics.ALERTS, alert);

        slices(alert, 1);
        ConsumerRecord<String, byte[]> dead = probe.awaitDeadLetter(Topics.ALERTS, alert.key());
        assertThat(dead.value()).isEqualTo("{\"broken".getBytes());
    }

    @Test
    void anAlertIsOneLineInTheLogAndNothingThatWasSaidIsInIt() {
        Town town = Town.of(schools, probe, jdbc);
        PersonId person = town.people(1, Audience.FAMILIES, "en").getFirst();
        AlertReleased alert = town.release(Audience.FAMILIES);

        try (LogCapture log = LogCapture.start()) {
            probe.send(Topics.ALERTS, alert);
            slices(alert, 1);

            assertThat(log.lines())
                    .filteredOn(line -> line.contains(alert.key()))
                    .hasSize(1);
            assertThat(log.text()).doesNotContain("5th and Oak", "CONFIRMED", person.toString());
        }
    }

    @Test
    void whatHappenedIsCounted() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(2, Audience.STAFF, "en");
        town.people(1, Audience.STAFF, false, List.of(Channel.VOICE), "en");
        double dispatched = count("campana.dispatch.alerts", "what", "RELEASED", "outcome", "DISPATCHED");
        double requested = count("campana.dispatch.deliveries", "audience", "STAFF");
        double heldBack = count("campana.dispatch.held.back", "reason", "NO_CHANNEL");

        AlertReleased alert = town.release(Audience.STAFF);
        probe.send(Topics.ALERTS, alert);
        slices(alert, 1);

        assertThat(count("campana.dispatch.alerts", "what", "RELEASED", "outcome", "DISPATCHED") - dispatched)
                .isEqualTo(1);
        assertThat(count("campana.dispatch.deliveries", "audience", "STAFF") - requested)
                .isEqualTo(2);
        assertThat(count("campana.dispatch.held.back", "reason", "NO_CHANNEL") - heldBack)
                .isEqualTo(1);
        assertThat(meters.timer("campana.dispatch.release.to.request", "audience", "STAFF")
                        .count())
                .isPositive();
    }

    private double count(String name, String... tags) {
        return meters.counter(name, tags).count();
    }

    private List<SliceFannedOut> slices(AlertReleased alert, int atLeast) {
        return probe.await(SliceFannedOut.class, atLeast, one -> one.alertId().equals(alert.alertId()));
    }

    /// A slice's report is readable together with what it asked for, but on another partition: wait for all.
    private List<DeliveryRequested> deliveries(AlertReleased alert) {
        int reported = probe.of(SliceFannedOut.class, one -> one.alertId().equals(alert.alertId())).stream()
                .mapToInt(SliceFannedOut::requested)
                .sum();
        return probe.await(DeliveryRequested.class, reported, one -> of(alert, one));
    }

    private static boolean of(AlertReleased alert, DeliveryRequested delivery) {
        return delivery.alertId().equals(alert.alertId());
    }

    private static List<PersonId> people(List<DeliveryRequested> deliveries, String language, String wanted) {
        return deliveries.stream()
                .filter(one -> one.language().tag().equals(language)
                        && one.wanted().tag().equals(wanted))
                .map(DeliveryRequested::personId)
                .toList();
    }

    private List<String> history(AlertId alert) {
        return jdbc.sql("""
                        select concat_ws(' ', what, outcome, reason) from dispatch.alert_history
                        where alert_id = :alert order by id
                        """).param("alert", alert.value()).query(String.class).list();
    }

    private int reports(AlertReleased alert) {
        return jdbc.sql("select count(reported) from dispatch.alert_slice where alert_id = :alert")
                .param("alert", alert.alertId().value())
                .query(Integer.class)
                .single();
    }

    private void forgetReports(AlertReleased alert) {
        await().until(() -> reports(alert) == 2);
        jdbc.sql("update dispatch.alert_slice set reported = null where alert_id = :alert")
                .param("alert", alert.alertId().value())
                .update();
    }
}
