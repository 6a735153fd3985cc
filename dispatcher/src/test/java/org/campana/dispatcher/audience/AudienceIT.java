package org.campana.dispatcher.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.campana.dispatcher.DispatcherIntegration;
import org.campana.dispatcher.Probe;
import org.campana.dispatcher.Town;
import org.campana.dispatcher.school.Schools;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SubscriptionChanged;
import org.campana.events.Topics;
import org.campana.testing.RowsRead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class AudienceIT extends DispatcherIntegration {

    @Autowired
    private AudienceList audience;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private Schools schools;

    @Autowired
    private Probe probe;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Town town;
    private Group families;

    @BeforeEach
    void aTown() {
        town = Town.of(schools, probe, jdbc);
        families = new Group(Audience.FAMILIES, town.schoolId(), false);
    }

    @Test
    void rangesTogetherAreTheWholeGroupWithoutOverlap() {
        List<PersonId> people = town.people(25, Audience.FAMILIES, "en");
        town.people(4, Audience.STAFF, "en");

        List<PersonRange> ranges = audience.cut(families, 10);

        List<PersonId> read = new ArrayList<>();
        for (PersonRange range : ranges) {
            audience.page(families, range, 500).forEach(member -> read.add(member.personId()));
        }
        assertThat(ranges).hasSize(3);
        assertThat(read).hasSize(25).hasSameElementsAs(people);
    }

    @Test
    void aRangeIsReadInPages() {
        town.people(25, Audience.FAMILIES, "en");
        PersonRange all = new PersonRange(null, null);

        List<Member> first = audience.page(families, all, 20);
        List<Member> rest =
                audience.page(families, new PersonRange(first.getLast().personId(), null), 20);

        assertThat(first).hasSize(20);
        assertThat(rest).hasSize(5).doesNotContainAnyElementsOf(first);
    }

    @Test
    void aGroupOfNobodyHasNoRange() {
        assertThat(audience.cut(families, 10)).isEmpty();
    }

    @Test
    void aGroupOfOneSliceHasOneRangeWithoutEnds() {
        town.people(9, Audience.FAMILIES, "en");

        assertThat(audience.cut(families, 10)).containsExactly(new PersonRange(null, null));
    }

    @Test
    void theNewestRecordOfAPersonReplacesAllBefore() {
        PersonId person = town.people(1, Audience.FAMILIES, "en").getFirst();

        probe.send(Topics.SUBSCRIPTIONS, subscription(person, Town.of(schools, probe, jdbc), "es"));

        await().until(() -> town.known() == 0);
    }

    @Test
    void whoLeavesIsForgotten() {
        PersonId person = town.people(1, Audience.FAMILIES, "en").getFirst();

        probe.sendGone(Topics.SUBSCRIPTIONS, person.toString());

        await().until(() -> town.known() == 0);
    }

    @Test
    void storingTheSameAgainChangesNothing() {
        PersonId person = PersonId.random();
        Map<PersonId, SubscriptionChanged> batch = Map.of(person, subscription(person, town, "mam", "es"));

        subscriptions.store(batch);
        subscriptions.store(batch);

        assertThat(audience.page(families, new PersonRange(null, null), 10))
                .containsExactly(new Member(
                        person, List.of(Language.of("mam"), Language.SPANISH), List.of(Channel.SMS), Hours.ANY));
    }

    @Test
    void anUnreadableSubscriptionHoldsUpNobody() {
        PersonId person = PersonId.random();

        probe.sendBroken(Topics.SUBSCRIPTIONS, "no-person-" + person);
        probe.sendGone(Topics.SUBSCRIPTIONS, "no-person-either-" + person);
        probe.send(Topics.SUBSCRIPTIONS, subscription(person, town, "es"));

        probe.awaitDeadLetter(Topics.SUBSCRIPTIONS, "no-person-" + person);
        probe.awaitDeadLetter(Topics.SUBSCRIPTIONS, "no-person-either-" + person);
        await().until(() -> town.known() == 1);
    }

    /// What makes slices cheap: the ranges come from the index in order, nothing is sorted or read as a whole.
    @Test
    void aPageOfABigAudienceReadsThatPage() {
        transactions.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            jdbc.sql("""
                            insert into dispatch.audience_member (person_id, school_id, audience, languages, channels, drills)
                            select gen_random_uuid(), :school, 'FAMILIES', '{en}', '{SMS}', false
                            from generate_series(1, 20000)
                            """).param("school", town.schoolId().value()).update();

            List<PersonRange> ranges = audience.cut(families, 500);

            assertThat(ranges).hasSize(41);
            assertThat(read(() -> audience.page(families, ranges.get(20), 500))).isEqualTo(500);
            assertThat(read(() -> audience.shares(families, ranges.get(20)))).isEqualTo(500);
            assertThat(read(() -> audience.page(families, ranges.getFirst(), 100)))
                    .isEqualTo(100);
        });
    }

    private long read(Runnable question) {
        return RowsRead.of(jdbc, "dispatch.audience_member", question);
    }

    private static SubscriptionChanged subscription(PersonId person, Town town, String... languages) {
        return new SubscriptionChanged(
                person,
                Audience.FAMILIES,
                List.of(town.schoolId(), town.schoolId()),
                List.of(languages).stream().map(Language::of).toList(),
                List.of(Channel.SMS, Channel.VOICE),
                false);
    }
}
